import { detailText } from '../../../server/src/contract/audit-words';
import { afterText, amountText } from '../../../server/console/src/console/member-words';
import { counted, yuan } from '../../../server/src/contract/numbers';

it.each([
  [0, '0', '0.00'],
  [999, '999', '9.99'],
  [-1250, '-1,250', '-12.50'],
  [1234567, '1,234,567', '12,345.67'],
  [100000000, '100,000,000', '1,000,000.00'],
])('writes %i so that its size is seen', (n, count, money) => {
  expect([counted(n), yuan(n)]).toEqual([count, money]);
});

it('tells an entry in points or yuan', () => {
  expect(amountText({ account: 'points', amount: 12345 })).toBe('+12,345 分');
  expect(amountText({ account: 'balance', amount: -1250000 })).toBe('-12,500.00 元');
  expect(afterText({ account: 'balance', after: 1250000 })).toBe('12,500.00 元');
});

it.each([
  [{ account: 'balance', amount: -123456, entry: 'e1' }, '余额 -1,234.56 元'],
  [{ account: 'points', amount: 2000, entry: 'e1' }, '积分 +2,000 分'],
  [{ role: 'store_manager', stores: 2 }, '店长 · 门店 2 家'],
  [{ uid: '04A1', tagId: 't', protection: 'password' }, '芯片 04A1 · 保护 密码'],
  [
    { kind: 'stores', added: 1200, updated: 3, unchanged: 0, skipped: 0 },
    '门店 · 新增 1,200 · 更新 3 · 无变化 0 · 跳过 0',
  ],
  [{ kind: 'old_members', state: 'running', done: 12 }, '旧会员 · 当时导入中 · 到第 12 行'],
  [{ kind: 'mini_program', appId: 'wx01' }, '小程序 · AppID wx01'],
  [{ nfcModelId: 'm1', nfcMode: 'per_tag' }, 'model_id m1 · 一机一码'],
  [{ changed: 'name,brand_color,logo' }, '商家名称、品牌色、商标'],
  [{ required: 'MOBILE', optional: 'NAME,BIRTHDAY' }, '必填 手机号 · 选填 姓名、生日'],
  [{ required: '', optional: '' }, ''],
  [{ switched: 3, terminals: true, search: '太原', named: null }, '3 个入口 · 筛选「太原」'],
  [{ ok: true }, '对方已收到'],
  [{ ok: false }, '对方没有收到'],
  [{ rule: 'always' }, '每次选号'],
  [{ writePolicy: 'holder' }, '持有写卡码的人'],
  [{ kind: 'constructor' }, 'constructor'],
  [{ fingerprint: 'f', cardId: 'c' }, ''],
])('tells people what the log noted as %j', (detail, words) => {
  expect(detailText({ detail })).toBe(words);
});
