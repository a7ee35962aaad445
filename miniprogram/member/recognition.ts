/** What the counter knows of this arrival, in words and in time. Pure. */
import type { Recognition } from '../api/types';
import { clockTime } from './format';

export interface StripView {
  /** Shape and colour: waiting pulses, success is ticked. */
  readonly tone: 'waiting' | 'success' | 'warning' | 'info' | 'place';
  readonly title: string;
  readonly text: string;
  /** Two digits to tell the shop assistant; empty where there are none. */
  readonly number: string;
  /** What pressing the strip does; empty where it does nothing. */
  readonly action: string;
}

/** null where there is nothing to tell. */
export function recognitionView(recognition: Recognition): StripView | null {
  if (recognition.state === 'none') return null;
  const { counter } = recognition;
  const where = `${counter.storeName} ${counter.terminalName}`.trim();
  switch (recognition.state) {
    case 'after_claim':
      return strip('info', '领卡后自动通知前台', `${where}，无需再碰一次`);
    case 'asleep':
      return strip('warning', '请出示会员码', `${where} 暂不在线，请店员扫码`);
    case 'announced':
      return recognition.number === null
        ? strip('waiting', '已通知前台', `${where} · 请出示会员码`)
        : { ...strip('waiting', '已通知前台', `请告诉店员 · ${where}`), number: recognition.number };
    case 'accepted':
      return strip('success', '前台已识别', `${where} · ${clockTime(recognition.at)}`);
    case 'cleared':
      return strip('info', '前台已结束接待', `${where} · 如需再次办理，请再碰一次`);
    case 'expired':
      return strip('warning', '通知已过时', '请再碰一次，或出示会员码');
  }
}

/** A line without a number. */
export const strip = (tone: StripView['tone'], title: string, text: string): StripView => ({
  tone,
  title,
  text,
  number: '',
  action: '',
});

/** Worth asking again: the counter may still answer. */
export const isOpen = (recognition: Recognition): boolean => recognition.state === 'announced';

const STEPS_MS = [1200, 1200, 1500, 2000, 3000, 4000];
/** The server lets an arrival wait for five minutes. */
const LAST_POLL = 80;

/** Milliseconds before poll `number` (1, 2 …); null when it is time to stop. Failures double the pause, up to 20 s. */
export function pollDelay(number: number, failuresInARow: number): number | null {
  if (number > LAST_POLL) return null;
  const base = STEPS_MS[Math.min(number, STEPS_MS.length) - 1] ?? 4000;
  return Math.min(base * 2 ** failuresInARow, 20_000);
}
