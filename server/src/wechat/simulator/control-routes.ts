import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { API_PATHS } from './api/routes';
import { voidTokens } from './api/tokens';
import { addMerchant } from './demo';
import { PhoneRefusal } from './refusal';
import { accountOf, cardStatusText } from './world';
import type { World } from './world';

const strict = { additionalProperties: false };
const FaultBody = Type.Object(
  {
    path: Type.String(),
    errcode: Type.Integer(),
    times: Type.Integer({ minimum: 1, maximum: 100_000 }),
    manner: Type.Optional(
      Type.Union([Type.Literal('revealed'), Type.Literal('hidden'), Type.Literal('other_path')]),
    ),
    moment: Type.Optional(Type.Union([Type.Literal('instead'), Type.Literal('answer_lost')])),
    delayMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 60_000 })),
  },
  strict,
);
const CardBody = Type.Object(
  {
    cardId: Type.String(),
    jumpMode: Type.Optional(Type.Boolean()),
    encryptedCodes: Type.Optional(Type.Boolean()),
    rejected: Type.Optional(Type.Boolean()),
    quantity: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
  },
  strict,
);
const Limit = Type.Optional(Type.Integer({ minimum: 0 }));
const LimitsBody = Type.Object(
  {
    schemesPerSecond: Limit,
    schemesPerDay: Limit,
    schemesEver: Limit,
    miniCodesPerMinute: Limit,
    forcedTokensPerDay: Limit,
    loginsPerMinutePerUser: Limit,
  },
  strict,
);
const MiniProgramBody = Type.Object(
  {
    appid: Type.String(),
    pages: Type.Optional(Type.Array(Type.String({ minLength: 1 }))),
    models: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object(
          { kind: Type.Union([Type.Literal('per_device'), Type.Literal('per_model')]), nfc: Type.Boolean() },
          strict,
        ),
      ),
    ),
  },
  strict,
);
const MerchantBody = Type.Object({ name: Type.String({ minLength: 1, maxLength: 40 }) }, strict);
const TokensBody = Type.Object({ appid: Type.String() }, strict);

/** Knobs of tests and of the preview; nothing here exists at WeChat. No secret leaves through `/control/state`. */
export function registerControl(app: FastifyInstance, world: World): void {
  app.post<{ Body: Static<typeof FaultBody> }>(
    '/control/faults',
    { schema: { body: FaultBody } },
    ({ body }) => {
      if (!API_PATHS.has(body.path)) throw new PhoneRefusal(404, '模拟微信没有这个接口，请检查 path。');
      const { path, errcode, times, manner = 'revealed', moment = 'instead', delayMs = 0 } = body;
      world.faults.add({ path, errcode, times, manner, moment, delayMs });
      return { faults: world.faults.list() };
    },
  );

  app.delete('/control/faults', () => {
    world.faults.clear();
    return { faults: [] };
  });

  app.post<{ Body: Static<typeof CardBody> }>('/control/card', { schema: { body: CardBody } }, ({ body }) => {
    const card = world.state.cards[body.cardId];
    if (!card) throw new PhoneRefusal(404, '模拟微信里没有这张会员卡。');
    card.jumpMode = body.jumpMode ?? card.jumpMode;
    card.encryptedCodes = body.encryptedCodes ?? card.encryptedCodes;
    card.rejected = body.rejected ?? card.rejected;
    card.quantity = body.quantity ?? card.quantity;
    world.touch();
    return { cardId: card.cardId, jumpMode: card.jumpMode, status: cardStatusText(world, card) };
  });

  app.post<{ Body: Static<typeof MiniProgramBody> }>(
    '/control/mini-program',
    { schema: { body: MiniProgramBody } },
    ({ body }) => {
      const miniProgram = world.state.miniPrograms[body.appid];
      if (!miniProgram) throw new PhoneRefusal(404, '模拟微信里没有这个小程序。');
      miniProgram.pages = body.pages ?? miniProgram.pages;
      miniProgram.models = body.models ?? miniProgram.models;
      world.touch();
      return { appId: miniProgram.appId, pages: miniProgram.pages, models: miniProgram.models };
    },
  );

  // Stands for signing up at mp.weixin.qq.com, so it shows the new accounts' secrets, once.
  app.post<{ Body: Static<typeof MerchantBody> }>(
    '/control/merchants',
    { schema: { body: MerchantBody } },
    ({ body }) => addMerchant(world, body.name.slice(0, 12)),
  );

  app.post<{ Body: Static<typeof LimitsBody> }>(
    '/control/limits',
    { schema: { body: LimitsBody } },
    ({ body }) => {
      Object.assign(world.limits, body);
      return world.limits;
    },
  );

  app.post<{ Body: Static<typeof TokensBody> }>(
    '/control/void-tokens',
    { schema: { body: TokensBody } },
    ({ body }) => {
      if (!accountOf(world, body.appid)) throw new PhoneRefusal(404, '模拟微信里没有这个账号。');
      voidTokens(world, body.appid);
      return {};
    },
  );

  app.get('/control/state', () => {
    const { state } = world;
    return {
      miniPrograms: Object.values(state.miniPrograms).map(
        ({ appId, pages, models, schemesToday, schemesEver }) => ({
          appId,
          pages,
          models,
          schemesToday,
          schemesEver,
        }),
      ),
      serviceAccounts: Object.values(state.serviceAccounts).map(({ appId, pushUrl }) => ({ appId, pushUrl })),
      schemes: Object.values(state.schemes),
      miniCodes: state.miniCodes,
      cards: Object.values(state.cards).map((card) => ({ ...card, status: cardStatusText(world, card) })),
      userCards: Object.values(state.userCards),
      pushes: state.pushes.map(({ id, appId, event, attempts, dueAt, outcome, lastAnswer }) => ({
        id,
        appId,
        event,
        attempts,
        dueAt,
        outcome,
        lastAnswer,
      })),
      faults: world.faults.list(),
      limits: world.limits,
    };
  });
}
