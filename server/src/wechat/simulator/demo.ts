import { addCard, openingLink } from './api/cards';
import { ALPHANUMERIC, HEX, randomText } from './ids';
import type { SimCard, SimMiniProgram, SimServiceAccount } from './state';
import type { World } from './world';

/** The AppID of DevTools' tourist mode, so that DevTools and preview talk to the simulator unchanged. */
export const DEMO_MINI_PROGRAM_APP_ID = 'touristappid';
export const DEMO_PAGES: readonly string[] = [
  'pages/member/index',
  'staff/pages/nfc-write/index',
  'staff/pages/join/index',
];

/** A merchant's accounts as the server stores them; the secrets are random, made once. */
export interface DemoCredentials {
  miniProgram: {
    appId: string;
    appSecret: string;
    /** gh_…@app */
    userName: string;
    /** 一机一码 */
    perDeviceModelId: string;
    /** 一型一码 */
    perModelModelId: string;
  };
  serviceAccount: {
    appId: string;
    appSecret: string;
    pushToken: string;
    encodingAesKey: string;
  };
  card: {
    cardId: string;
    /** As `activate/geturl` answers it, without outer_str. */
    openingLink: string;
    jumpMode: boolean;
  };
}

/** A plain white card on green; a data address, because nothing in the preview comes from elsewhere. */
const LOGO =
  'data:image/svg+xml,%3Csvg%20xmlns%3D%22http%3A%2F%2Fwww.w3.org%2F2000%2Fsvg%22%20viewBox%3D%220%200%2064%2064%22%3E%3Crect%20width%3D%2264%22%20height%3D%2264%22%20rx%3D%2214%22%20fill%3D%22%232f7d5b%22%2F%3E%3Crect%20x%3D%2212%22%20y%3D%2220%22%20width%3D%2240%22%20height%3D%2226%22%20rx%3D%224%22%20fill%3D%22%23fff%22%2F%3E%3Crect%20x%3D%2212%22%20y%3D%2226%22%20width%3D%2240%22%20height%3D%225%22%20fill%3D%22%232f7d5b%22%2F%3E%3C%2Fsvg%3E';

interface SeedPlan {
  /** Two accounts bound to one Open Platform account: what makes them one merchant at WeChat. */
  openPlatformId: string;
  miniProgramAppId: () => string;
  brandName: string;
  title: string;
}

function seededMiniProgram(world: World, plan: SeedPlan): SimMiniProgram {
  const { random, state } = world;
  const { openPlatformId } = plan;
  const present = Object.values(state.miniPrograms).find((entry) => entry.openPlatformId === openPlatformId);
  if (present) {
    // What was published last is what there is: an older preview knew fewer pages.
    present.pages = [...DEMO_PAGES];
    return present;
  }
  const miniProgram: SimMiniProgram = {
    appId: plan.miniProgramAppId(),
    secret: randomText(random, 32, HEX),
    openPlatformId,
    userName: `gh_${randomText(random, 12, HEX)}@app`,
    pages: [...DEMO_PAGES],
    models: {
      [randomText(random, 16)]: { kind: 'per_device', nfc: true },
      [randomText(random, 16)]: { kind: 'per_model', nfc: true },
    },
    schemesToday: { day: 0, count: 0 },
    schemesEver: 0,
  };
  state.miniPrograms[miniProgram.appId] = miniProgram;
  return miniProgram;
}

function seededServiceAccount(world: World, { openPlatformId }: SeedPlan): SimServiceAccount {
  const { random, state } = world;
  const present = Object.values(state.serviceAccounts).find(
    (entry) => entry.openPlatformId === openPlatformId,
  );
  if (present) return present;
  const account: SimServiceAccount = {
    appId: `wx${randomText(random, 16, HEX)}`,
    secret: randomText(random, 32, HEX),
    openPlatformId,
    userName: `gh_${randomText(random, 12, HEX)}`,
    pushToken: randomText(random, 32),
    encodingAesKey: randomText(random, 43, ALPHANUMERIC),
    pushUrl: null,
  };
  state.serviceAccounts[account.appId] = account;
  return account;
}

function seededCard(world: World, account: SimServiceAccount, { title, brandName }: SeedPlan): SimCard {
  const present = Object.values(world.state.cards).find((card) => card.appId === account.appId);
  if (present) return present;
  const card = addCard(
    world,
    account,
    {
      title,
      brandName,
      logoUrl: LOGO,
      color: 'Color010',
      notice: '结账时请出示会员码',
      description: '消费积分，积分可在结账时抵扣；会员价以门店公示为准。',
      prerogative: '开卡免费，当天可用；生日当月双倍积分；会员日专享价。',
      quantity: 1_000_000,
      wxActivate: true,
      jumpMode: true,
      supplyBalance: true,
    },
    world.now(),
  );
  card.form = {
    required: { canModify: false, commonFieldIds: [], customFields: [] },
    optional: {
      canModify: true,
      commonFieldIds: ['USER_FORM_INFO_FLAG_NAME', 'USER_FORM_INFO_FLAG_MOBILE'],
      customFields: [],
    },
  };
  return card;
}

function modelOf(miniProgram: SimMiniProgram, kind: 'per_device' | 'per_model'): string {
  return Object.entries(miniProgram.models).find(([, model]) => model.kind === kind)?.[0] ?? '';
}

/** The demo merchant at WeChat. Idempotent: what stands is returned, with the same secrets. */
export function seedDemoMerchant(world: World): DemoCredentials {
  return seed(world, {
    openPlatformId: 'demo-open-platform',
    miniProgramAppId: () => DEMO_MINI_PROGRAM_APP_ID,
    brandName: '晋业示范商家',
    title: '晋业会员卡',
  });
}

/** One more merchant with accounts, models and a card of its own. */
export function addMerchant(world: World, brandName: string): DemoCredentials {
  return seed(world, {
    openPlatformId: randomText(world.random, 24),
    miniProgramAppId: () => `wx${randomText(world.random, 16, HEX)}`,
    brandName,
    title: '会员卡',
  });
}

function seed(world: World, plan: SeedPlan): DemoCredentials {
  const miniProgram = seededMiniProgram(world, plan);
  const account = seededServiceAccount(world, plan);
  const card = seededCard(world, account, plan);
  world.touch();
  return {
    miniProgram: {
      appId: miniProgram.appId,
      appSecret: miniProgram.secret,
      userName: miniProgram.userName,
      perDeviceModelId: modelOf(miniProgram, 'per_device'),
      perModelModelId: modelOf(miniProgram, 'per_model'),
    },
    serviceAccount: {
      appId: account.appId,
      appSecret: account.secret,
      pushToken: account.pushToken,
      encodingAesKey: account.encodingAesKey,
    },
    card: { cardId: card.cardId, openingLink: openingLink(card, ''), jumpMode: card.jumpMode },
  };
}
