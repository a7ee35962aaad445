/** A fixed id of the demo data: readable, 18 characters like every other. Exists beside the simulated platform only. */
export const DEMO = {
  merchant: 'demoMerchant000000',
  owner: 'demoOwner000000000',
  merchantWide: 'demoMerchantWide00',
  taiyuanFirst: 'demoTaiyuanFirst00',
  taiyuanFirstTerminal1: 'demoTaiyuanFirst01',
  taiyuanFirstTerminal2: 'demoTaiyuanFirst02',
  writeCodeTerminal1: 'demoWriteTaiyuan01',
} as const;

export interface DemoStore {
  /** Number of the row in the manual's table. */
  number: number;
  organisation: string;
  store: string;
  address: string | null;
  hours: string | null;
  phone: string | null;
  /** Entrance of the store; a random id when absent. */
  entranceId?: string;
  terminals: readonly { name: string; entranceId?: string }[];
}

const warehouse = { address: null, hours: null, phone: null, terminals: [] } as const;
const open = { hours: '09:00–21:30' } as const;

/** The table 会员领卡用卡入口 of the manual, rows 18 to 30; row 1 (不区分门店) is the merchant-wide entrance. */
export const DEMO_STORES: readonly DemoStore[] = [
  { number: 18, organisation: '辽宁民生事科技股份有限公司', store: '总仓', ...warehouse },
  {
    number: 19,
    organisation: '吕梁分公司',
    store: '吕梁第一门店',
    address: '山西省吕梁市离石区滨河北东路 18 号（示例）',
    phone: '0358-5550119',
    ...open,
    terminals: [{ name: '1 号收银台' }],
  },
  { number: 20, organisation: '民生事（销售部测试）', store: '销售部仓库1', ...warehouse },
  { number: 21, organisation: '民生事采购（测试）', store: '采购', ...warehouse },
  { number: 22, organisation: '民生事人事部（测试）', store: '人事仓库1', ...warehouse },
  {
    number: 23,
    organisation: '南昌公司',
    store: '红谷滩店',
    address: '江西省南昌市红谷滩区丰和中大道 66 号（示例）',
    phone: '0791-5550123',
    ...open,
    terminals: [{ name: '1 号收银台' }, { name: '2 号收银台' }],
  },
  { number: 24, organisation: '南昌公司', store: '盛汇总仓', ...warehouse },
  { number: 25, organisation: '秦皇岛', store: '秦皇岛一号库', ...warehouse },
  {
    number: 26,
    organisation: '太原分公司',
    store: '太原第一门店',
    address: '山西省太原市小店区长风街 8 号（示例）',
    phone: '0351-5550126',
    ...open,
    entranceId: DEMO.taiyuanFirst,
    terminals: [
      { name: '1 号收银台', entranceId: DEMO.taiyuanFirstTerminal1 },
      { name: '2 号收银台', entranceId: DEMO.taiyuanFirstTerminal2 },
    ],
  },
  {
    number: 27,
    organisation: '天河分店',
    store: 'A',
    address: '广东省广州市天河区体育东路 27 号（示例）',
    phone: '020-55500127',
    ...open,
    terminals: [{ name: '1 号收银台' }],
  },
  {
    number: 28,
    organisation: '潍坊5',
    store: '潍坊5',
    address: '山东省潍坊市奎文区东风东街 5 号（示例）',
    phone: '0536-5550128',
    ...open,
    terminals: [{ name: '1 号收银台' }],
  },
  { number: 29, organisation: '潍坊二', store: '鲁888888', ...warehouse, terminals: [{ name: '车载收银' }] },
  { number: 30, organisation: '潍坊二', store: '潍坊二仓库', ...warehouse },
];
