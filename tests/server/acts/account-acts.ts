import { DEMO } from '../../../server/src/demo/seed';
import { operatorLinks } from '../../../server/src/domain/accounts/links';
import type { ServerWorld } from '../../helpers/server-world';
import { ownersConsole, placeOf, saying } from './act';
import type { ActCase } from './act';

const HOUR = 3_600_000;
const PERSON = { name: '店主甲', loginName: 'owner-a', password: 'ten characters' };

const link = (world: ServerWorld, kind: 'owner' | 'sign_up') =>
  operatorLinks(world.services.db, world.services).make(kind, kind === 'owner' ? DEMO.merchant : null, HOUR);

/** A retry of these logs in once more: its session is fresh. */
const loggedInAgain = { fresh: ['csrfToken'], renews: ['staff_sessions', 'audit'] };

/** The demo merchant's owner asks for `body`, and then for the same with `other` in it. */
const asOwner = (body: Record<string, unknown>, other: Record<string, unknown> | null): ActCase => ({
  async prepare(world) {
    const headers = await ownersConsole(world);
    return { ask: () => ({ headers, body }), askOtherwise: other && saying(other) };
  },
});

/** The queue works beside the act. */
const ISSUING = ['schemes', 'tags', 'wechat_tokens', 'scheme_queues'];

const provenAgain = (which: 'miniProgram' | 'serviceAccount'): ActCase => ({
  async prepare(world) {
    const headers = await ownersConsole(world);
    const { appId, appSecret } = world.credentials[which];
    return {
      ask: () => ({ headers, body: { appId, appSecret } }),
      askOtherwise: saying({ appSecret: 'anotherSecret0000' }),
    };
  },
  background: ISSUING,
});

const A_STORE = { organisation: '太原分公司', address: null, hours: null, phone: null };

/** Acts of people who come to the console. */
export const accountActs: Readonly<Record<string, ActCase>> = {
  consoleJoin: {
    async prepare(world) {
      const token = await link(world, 'owner');
      return {
        ask: () => ({ headers: {}, body: { kind: 'owner', token, ...PERSON } }),
        askOtherwise: saying({ loginName: 'owner-b' }),
      };
    },
    ...loggedInAgain,
  },

  consoleSignUp: {
    async prepare(world) {
      const code = await link(world, 'sign_up');
      return {
        ask: () => ({ headers: {}, body: { merchantName: '新商家', code, ...PERSON } }),
        askOtherwise: saying({ merchantName: '另一家' }),
      };
    },
    ...loggedInAgain,
  },

  consoleStoreAdd: asOwner(
    { ...A_STORE, name: '太原第九门店', terminals: ['1 号收银台'] },
    { name: '太原第十门店' },
  ),
  consoleStoreChange: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const params = { storeId: (await placeOf(world, DEMO.taiyuanFirst)).storeId };
      return {
        ask: () => ({ headers, params, body: { ...A_STORE, name: '改了名' } }),
        askOtherwise: saying({ name: '又改了名' }),
      };
    },
  },
  consoleTerminalAdd: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const params = { storeId: (await placeOf(world, DEMO.taiyuanFirst)).storeId };
      return {
        ask: () => ({ headers, params, body: { name: '9 号收银台' } }),
        askOtherwise: saying({ name: '10 号收银台' }),
      };
    },
  },
  consoleTerminalRename: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const params = { terminalId: (await placeOf(world, DEMO.taiyuanFirstTerminal1)).terminalId };
      return {
        ask: () => ({ headers, params, body: { name: '服务台' } }),
        askOtherwise: saying({ name: '总台' }),
      };
    },
  },

  consoleSettingsChange: asOwner({ merchantName: '改了名' }, { merchantName: '又改了名' }),
  consoleMiniProgram: provenAgain('miniProgram'),
  consoleServiceAccount: provenAgain('serviceAccount'),
  consoleNfcModel: {
    ...asOwner({ modelId: 'another-model', mode: 'shared' }, { mode: 'per_tag' }),
    background: ISSUING,
  },
  consolePushKeys: {
    ...asOwner({ pasted: null }, { pasted: { token: 'pasted', encodingAesKey: 'a'.repeat(43) } }),
    secretsOf: ({ token, encodingAesKey }) => [String(token), String(encodingAesKey)],
  },
  consoleAgreementPublish: asOwner(
    { membership: { title: '协议', text: '一' }, privacy: { title: '隐私', text: '一' } },
    { privacy: { title: '隐私', text: '二' } },
  ),
  consoleCardAdopt: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const { cardId, openingLink } = world.credentials.card;
      return {
        ask: () => ({ headers, body: { cardId, openingLink: null } }),
        askOtherwise: saying({ openingLink }),
      };
    },
  },
  consoleCardCreate: asOwner(
    {
      title: '金卡',
      brandName: '示范商家',
      logoUrl: 'https://mmbiz.qpic.cn/logo.png',
      color: 'Color010',
      notice: '请出示会员码',
      description: '积分可抵扣',
      prerogative: '生日双倍积分',
      servicePhone: null,
      quantity: 1000,
      form: { required: ['MOBILE'], optional: [] },
      miniProgramName: null,
    },
    { title: '银卡' },
  ),
  consoleCardForm: asOwner({ required: ['MOBILE'], optional: ['NAME'] }, { optional: [] }),
  consolePreflight: { ...asOwner({}, null), background: ISSUING },
};
