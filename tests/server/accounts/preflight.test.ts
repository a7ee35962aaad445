import type { GuideView, Step } from '../../../server/src/domain/preflight/rules';
import { STEPS } from '../../../server/src/domain/preflight/rules';
import { ERRCODES } from '../../../server/src/wechat/errcodes';
import { ACCOUNT_ERRCODES, STEP_OF_ERRCODE } from '../../../server/src/wechat/setup-steps';
import { MemberPhone, serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { until } from '../../helpers/until';
import { newMerchant } from './new-merchant';
import type { NewMerchant } from './new-merchant';

const SCHEME = '/wxa/generatenfcscheme';

let world: ServerWorld;
let merchant: NewMerchant;
beforeEach(async () => {
  world = await serverWorld();
  merchant = await newMerchant(world);
});
afterEach(() => world.close());

type StatesByStep = Partial<Record<Step, string>>;
const statesOf = (guide: GuideView): StatesByStep =>
  Object.fromEntries(guide.steps.map(({ step, state }) => [step, state]));
const run = async () => (await merchant.post<GuideView>('/guide/preflight')).body;
const read = async () => (await merchant.get<GuideView>('/guide')).body;
const stepIn = (guide: GuideView, step: Step) => guide.steps.find((one) => one.step === step);
const issued = async () =>
  (
    await world.services.db
      .selectFrom('schemes')
      .select('id')
      .where('merchant_id', '=', merchant.id)
      .where('state', '=', 'issued')
      .execute()
  ).length;

it('has a step for every errcode that means something is to be set up', () => {
  const setUp = Object.entries(ERRCODES)
    .filter(([, { kind }]) => ['credential', 'permission', 'config'].includes(kind))
    .map(([code]) => Number(code));
  expect(setUp.filter((code) => !(code in STEP_OF_ERRCODE) && !ACCOUNT_ERRCODES.includes(code))).toEqual([]);
  expect(Object.keys(STEP_OF_ERRCODE).filter((code) => !(Number(code) in ERRCODES))).toEqual([]);
});

it('begins with everything missing, and a run then asks WeChat nothing', async () => {
  const guide = await run();
  expect(guide.steps.map(({ step }) => step)).toEqual(STEPS);
  expect(guide.done).toBe(0);
  expect(statesOf(guide)).toMatchObject({ mini_program: 'missing', card: 'missing', first_tag: 'missing' });
});

it('turns green step by step, with the one scheme that the first tag needs kept', async () => {
  await merchant.fillIn();
  expect(statesOf(await read())).toMatchObject({ mini_program: 'passed', nfc_device: 'unchecked' });
  expect(statesOf(await run())).toMatchObject({
    mini_program: 'passed',
    service_account: 'passed',
    nfc_device: 'passed',
    nfc_capability: 'passed',
    page_published: 'passed',
    card: 'passed',
    card_jump: 'passed',
    card_link: 'passed',
    card_form: 'unsure',
    message_push: 'unsure',
    open_platform: 'unsure',
    first_tag: 'missing',
  });
  await merchant.post('/settings/card/form', { required: ['MOBILE'], optional: [] });
  expect(statesOf(await read())).toMatchObject({ card_form: 'passed' });
});

it('uses no scheme up, however often it runs', async () => {
  await merchant.fillIn();
  await run();
  const ever = async () => {
    const reply = await fetch(`${world.simulator.url}/control/state`);
    const { miniPrograms } = (await reply.json()) as {
      miniPrograms: { appId: string; schemesEver: number }[];
    };
    return miniPrograms.find(({ appId }) => appId === merchant.accounts.miniProgram.appId)?.schemesEver;
  };
  // The pool fills itself beside us; only what the runs themselves add is looked at.
  await until(async () => (await issued()) >= 3);
  const before = await ever();
  for (let times = 0; times < 3; times += 1) await run();
  expect(await ever()).toBe(before);
});

const FAULTS: [string, string, number, Step, string][] = [
  ['a wrong AppSecret', '/cgi-bin/stable_token', 40125, 'mini_program', 'AppSecret 不正确'],
  [
    'a secret that WeChat calls a bad credential',
    '/cgi-bin/stable_token',
    40001,
    'mini_program',
    'AppSecret',
  ],
  ['an address that is not allowed', '/cgi-bin/stable_token', 40164, 'mini_program', '白名单'],
  ['an unknown model', SCHEME, 9800003, 'nfc_device', 'model_id'],
  ['一机一码 without sn', SCHEME, 9800008, 'nfc_device', '一机一码'],
  ['一型一码 with sn', SCHEME, 9800009, 'nfc_device', '一型一码'],
  ['a model without the capability', SCHEME, 9800007, 'nfc_capability', 'NFC 标签调起小程序'],
  ['nothing published', SCHEME, 85079, 'page_published', '线上版本'],
  ['a page that is not published', '/wxa/getwxacodeunlimit', 41030, 'page_published', '线上版本'],
  ['a card of nobody', '/card/get', 40073, 'card', 'card_id'],
  ['an account without cards', '/card/get', 48001, 'service_account', '没有填反'],
  ['a card without one-click activation', '/card/membercard/activate/geturl', 72026, 'card', 'wx_activate'],
];

it.each(FAULTS)('names %s: %s %d', async (_what, path, errcode, step, words) => {
  await merchant.fillIn();
  await run();
  await world.control('/faults', { path, errcode, times: 10 });
  const found = stepIn(await run(), step);
  expect(found?.state).toBe('failed');
  expect(found?.finding?.errcode).toBe(errcode);
  expect(`${found?.finding?.cause ?? ''}${found?.finding?.remedy ?? ''}`).toContain(words);
  expect(stepIn(await read(), step)).toEqual(found);
});

it('says of a busy WeChat that it could not tell', async () => {
  await merchant.fillIn();
  await world.control('/faults', { path: '/card/get', errcode: -1, times: 10 });
  expect(stepIn(await run(), 'card')).toMatchObject({ state: 'unsure', finding: { errcode: -1 } });
});

it('tells the states of a card that is in review, rejected, or does not lead back', async () => {
  await merchant.fillIn();
  const { cardId } = merchant.accounts.card;
  await world.control('/card', { cardId, jumpMode: false });
  expect(stepIn(await run(), 'card_jump')).toMatchObject({ state: 'failed' });
  await world.control('/card', { cardId, rejected: true });
  expect(stepIn(await run(), 'card')?.finding?.cause).toContain('没有通过');
});

it('repairs the queue when a mistyped model is put right', async () => {
  await merchant.fillIn();
  await world.services.db.deleteFrom('schemes').where('merchant_id', '=', merchant.id).execute();
  await world.services.db.deleteFrom('tags').where('merchant_id', '=', merchant.id).execute();
  await merchant.post('/settings/nfc-model', { modelId: 'mistyped', mode: 'per_tag' });
  expect(stepIn(await run(), 'nfc_device')?.finding?.errcode).toBe(9800003);
  const modelId = merchant.accounts.miniProgram.perDeviceModelId;
  await merchant.post('/settings/nfc-model', { modelId, mode: 'per_tag' });
  expect(statesOf(await read())).toMatchObject({ nfc_device: 'unchecked' });
  expect(stepIn(await run(), 'nfc_capability')?.state).toBe('passed');
  expect(await issued()).toBeGreaterThan(0);
});

it('learns from visitors whether both accounts are bound to one Open Platform account', async () => {
  await merchant.fillIn();
  const phone = new MemberPhone(world, 'lin', merchant.accounts.miniProgram.appId);
  await phone.open({ how: 'plain', scene: 1001 });
  expect(stepIn(await read(), 'open_platform')?.state).toBe('passed');
  await world.services.db.updateTable('visitors').set({ unionid: null }).execute();
  expect(stepIn(await read(), 'open_platform')).toMatchObject({ state: 'failed' });
});

it('keeps nothing of a run when the settings it asked about were changed meanwhile', async () => {
  await merchant.fillIn();
  const { gateway } = world.services;
  let answer = (): void => undefined;
  const gate = new Promise<void>((resolve) => (answer = resolve));
  const asked = jest.spyOn(gateway, 'serviceAccount').mockImplementationOnce((account) => {
    const door = gateway.serviceAccount(account);
    return { ...door, verifyCredential: () => gate.then(() => door.verifyCredential()) };
  });
  const running = run();
  await until(() => asked.mock.calls.length > 0);
  await merchant.post('/settings/nfc-model', { modelId: 'another-model', mode: 'per_tag' });
  answer();
  expect(statesOf(await running)).toMatchObject({ nfc_device: 'unchecked' });
  expect(statesOf(await read())).toMatchObject({ nfc_device: 'unchecked' });
});
