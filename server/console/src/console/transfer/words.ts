import type { Import, ImportKind } from '../../api/many';
import { counted } from '../../../../src/contract/numbers';

export const kinds: readonly { value: ImportKind; name: string; hint: string; columns: string }[] = [
  {
    value: 'stores',
    name: '门店',
    hint: '门店编码相同的门店会更新，没有的会新增；收银终端只增加，不删除。每家门店和每个收银终端都会得到自己的入口。',
    columns: '机构、门店编码、门店（必填），地址、电话、营业时间、收银终端',
  },
  {
    value: 'old_members',
    name: '旧会员',
    hint: '旧系统的会员先导入，领卡后用微信验证过的手机号或卡号绑定；绑定时积分和余额记为期初。已绑定的不会被更改。',
    columns: '会员卡号（必填），姓名、手机号、积分、余额（元）',
  },
];

export const kindName = (kind: ImportKind): string => kinds.find((one) => one.value === kind)?.name ?? kind;

/** One sentence for where an import is. */
export function stateText(one: Import): string {
  const taken = `新增 ${counted(one.added)}，更新 ${counted(one.updated)}，无变化 ${counted(one.unchanged)}`;
  switch (one.state) {
    case 'receiving':
      return '正在上传';
    case 'checking':
      return `正在检查：第 ${counted(one.done)} / ${counted(one.rows)} 行`;
    case 'checked':
      return one.bad === 0
        ? `检查通过：${counted(one.rows)} 行都可以导入`
        : `检查完成：${counted(one.rows)} 行里有 ${counted(one.bad)} 行不合格`;
    case 'running':
      return `正在导入：第 ${counted(one.done)} / ${counted(one.rows)} 行（${taken}）`;
    case 'done':
      return `已完成：${taken}${one.bad > 0 ? `，跳过 ${counted(one.bad)} 行` : ''}`;
    case 'cancelled':
      return one.added + one.updated > 0 ? `已取消，取消前已导入：${taken}` : '已取消，没有导入任何内容';
  }
}

export const isMoving = (one: Import): boolean => one.state === 'checking' || one.state === 'running';
export const percent = (one: Import): number =>
  one.rows === 0 ? 0 : Math.floor((one.done / one.rows) * 100);
