import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { issueCode } from '../api/login';
import { codeByText, drawCode } from '../api/mini-codes';
import { schemeByLink } from '../api/schemes';
import { PhoneRefusal } from '../refusal';
import type { World } from '../world';
import { cardPack, deleteFromPack, openComponent, submitComponent } from './card-component';

const strict = { additionalProperties: false };
const Who = Type.Object({ appid: Type.String(), userId: Type.String() }, strict);
const Opening = {
  userId: Type.String(),
  encrypt_card_id: Type.String(),
  biz: Type.String(),
  outer_str: Type.String(),
};
const OpenComponent = Type.Object(Opening, strict);
const SubmitComponent = Type.Object({ ...Opening, form: Type.Record(Type.String(), Type.String()) }, strict);
const ScanBody = Type.Object({ text: Type.String() }, strict);
const LinkBody = Type.Object({ url: Type.String() }, strict);
const PackQuery = Type.Object({ userId: Type.String() }, strict);
const PackCard = Type.Object({ userId: Type.String(), cardId: Type.String(), code: Type.String() }, strict);
const CodeParams = Type.Object({ file: Type.String({ pattern: '^[0-9A-Za-z]{16}\\.png$' }) }, strict);

const SCAN_SCENE = 1047;
const SCHEME_SCENE = 1065;
const PICTURE_WIDTH = 430;
const RECENT_CODES = 20;

/** What WeChat on a phone would do: identities, scanning, opening links, the card-opening component, the card pack. */
export function registerPhone(app: FastifyInstance, world: World): void {
  app.get('/phone/users', () => ({
    users: world.state.users.map(({ id, name, color }) => ({ id, name, color })),
  }));

  app.post<{ Body: Static<typeof Who> }>('/phone/login', { schema: { body: Who } }, ({ body }) => ({
    code: issueCode(world, body.appid, body.userId, 'login'),
  }));

  app.post<{ Body: Static<typeof Who> }>('/phone/phone-number', { schema: { body: Who } }, ({ body }) => ({
    code: issueCode(world, body.appid, body.userId, 'phone'),
  }));

  app.post<{ Body: Static<typeof ScanBody> }>('/phone/scan', { schema: { body: ScanBody } }, ({ body }) => {
    const code = codeByText(world, body.text);
    if (!code) return { kind: 'text', text: body.text };
    const { appId: appid, page: path, scene, envVersion } = code;
    return { kind: 'wxacode', appid, path, scene, envVersion, launchScene: SCAN_SCENE };
  });

  app.post<{ Body: Static<typeof LinkBody> }>(
    '/phone/open-link',
    { schema: { body: LinkBody } },
    ({ body }) => {
      const scheme = schemeByLink(world, body.url);
      if (!scheme) throw new PhoneRefusal(404, '链接无效：微信里没有这个 Scheme，请重新写入标签。');
      const { appId: appid, path, query } = scheme;
      // A tag is read by the phone, outside WeChat, which is where env_version takes effect.
      return { appid, path, query, envVersion: scheme.envVersion, launchScene: SCHEME_SCENE };
    },
  );

  app.get('/phone/codes', () => ({
    codes: world.state.miniCodes
      .slice(-RECENT_CODES)
      .reverse()
      .map(({ id, appId, page, scene, createdAt }) => ({
        id,
        appid: appId,
        page,
        scene,
        createdAt: new Date(createdAt).toISOString(),
        pictureUrl: `/phone/codes/${id}.png`,
      })),
  }));

  app.get<{ Params: Static<typeof CodeParams> }>(
    '/phone/codes/:file',
    { schema: { params: CodeParams } },
    async ({ params }, reply) => {
      const code = world.state.miniCodes.find(({ id }) => `${id}.png` === params.file);
      if (!code) throw new PhoneRefusal(404, '没有这个小程序码。');
      return reply.type('image/png').send(drawCode(code, PICTURE_WIDTH));
    },
  );

  app.post<{ Body: Static<typeof OpenComponent> }>(
    '/phone/card-component/open',
    { schema: { body: OpenComponent } },
    ({ body }) => openComponent(world, body),
  );

  app.post<{ Body: Static<typeof SubmitComponent> }>(
    '/phone/card-component/submit',
    { schema: { body: SubmitComponent } },
    ({ body: { form, ...opening } }) => submitComponent(world, opening, form),
  );

  app.get<{ Querystring: Static<typeof PackQuery> }>(
    '/phone/cards',
    { schema: { querystring: PackQuery } },
    ({ query }) => ({ cards: cardPack(world, query.userId) }),
  );

  app.post<{ Body: Static<typeof PackCard> }>(
    '/phone/cards/delete',
    { schema: { body: PackCard } },
    ({ body }) => {
      deleteFromPack(world, body.userId, body.cardId, body.code);
      return {};
    },
  );
}
