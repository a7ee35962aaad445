import type { Schemes, TagOrder, Verdict } from '../../api/supply';

type Tone = 'success' | 'info' | 'warning' | 'danger';

/** Words with a sign: a state is never told by colour alone. */
export const queueWords: Readonly<Record<Schemes['queue']['state'], { text: string; tone: Tone }>> = {
  idle: { text: '✓ 空闲', tone: 'success' },
  issuing: { text: '● 发放中', tone: 'info' },
  slowed: { text: '△ 已减速', tone: 'warning' },
  tomorrow: { text: '◷ 明日继续', tone: 'warning' },
  stopped: { text: '✕ 已停止', tone: 'danger' },
};

export const stageWords: Readonly<Record<TagOrder['stage'], { text: string; tone: Tone }>> = {
  issuing: { text: '● 发放中', tone: 'info' },
  paused: { text: '‖ 已暂停', tone: 'warning' },
  ready: { text: '✓ 已备好', tone: 'success' },
  cancelled: { text: '已取消', tone: 'info' },
};

export const verdictWords: Readonly<Record<Verdict, { text: string; tone: Tone; remedy: string }>> = {
  matches: { text: '✓ 相符', tone: 'success', remedy: '可以登记。' },
  registered: { text: '✓ 已登记', tone: 'success', remedy: '无需操作。' },
  swapped: { text: '✕ 内容错位', tone: 'danger', remedy: '写成了别的标签的内容，请工厂按序列号重写。' },
  truncated: { text: '✕ 内容不完整', tone: 'danger', remedy: '没有写完或没有读完，请工厂重写并重新读回。' },
  changed: { text: '✕ 内容不符', tone: 'danger', remedy: '与文件不一致，请工厂照文件重写。' },
  empty: { text: '✕ 没有内容', tone: 'danger', remedy: '没有写入或没有填读回内容，请工厂补上。' },
  uid_missing: { text: '△ 没有 UID', tone: 'warning', remedy: '请工厂补填芯片 UID。' },
  uid_twice: { text: '✕ UID 重复', tone: 'danger', remedy: '一枚芯片对应了两个序列号，请工厂核对实物。' },
  serial_twice: { text: '✕ 序列号重复', tone: 'danger', remedy: '同一序列号写了两枚芯片，请工厂核对实物。' },
  unknown_serial: {
    text: '✕ 没有这个序列号',
    tone: 'danger',
    remedy: '不属于这个批次，请核对是否交错了文件。',
  },
  closed: { text: '△ 已停用或挂失', tone: 'warning', remedy: '标签已被停用或挂失，不再登记。' },
};

/** Schemes a minute that WeChat lets us issue, as a rule. */
const PER_MINUTE = 2_400;

/** How long the queue will take, for people. */
export function minutesFor(queued: number): string {
  const minutes = Math.ceil(queued / PER_MINUTE);
  return minutes <= 1 ? '不到 1 分钟' : `约 ${minutes} 分钟`;
}
