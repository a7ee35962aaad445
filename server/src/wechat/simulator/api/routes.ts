import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isJsonObject, parseJsonBody } from '../body';
import type { JsonObject } from '../body';
import type { Fault } from '../faults';
import { Refusal } from '../refusal';
import type { SimMiniProgram, SimServiceAccount } from '../state';
import type { World } from '../world';
import * as cards from './cards';
import { codeToSession, phoneNumber } from './login';
import * as memberCards from './member-cards';
import { unlimitedCode } from './mini-codes';
import { generateNfcScheme, queryScheme } from './schemes';
import { accountByToken, plainToken, stableToken } from './tokens';

type Answer = JsonObject | Buffer | Promise<Buffer>;

interface ApiCall {
  query: JsonObject;
  body: JsonObject;
  fault: Fault | null;
}

type MiniProgramRule = (world: World, miniProgram: SimMiniProgram, body: JsonObject) => Answer;
type CardRule = (world: World, account: SimServiceAccount, body: JsonObject) => JsonObject;

const MINI_PROGRAM_CALLS: Readonly<Record<string, MiniProgramRule>> = {
  '/wxa/business/getuserphonenumber': phoneNumber,
  '/wxa/queryscheme': queryScheme,
  '/wxa/getwxacodeunlimit': unlimitedCode,
};

const CARD_CALLS: Readonly<Record<string, CardRule>> = {
  '/card/create': cards.createCard,
  '/card/get': cards.getCard,
  '/card/membercard/activateuserform/set': cards.setActivateForm,
  '/card/membercard/activate/geturl': cards.activateUrl,
  '/card/membercard/activatetempinfo/get': memberCards.activateTempInfo,
  '/card/membercard/activate': memberCards.activate,
  '/card/membercard/userinfo/get': memberCards.userInfo,
  '/card/membercard/updateuser': memberCards.updateUser,
  '/card/code/get': memberCards.getCode,
  '/card/code/unavailable': memberCards.makeUnavailable,
  '/card/code/decrypt': memberCards.decryptCode,
  '/card/code/consume': memberCards.consumeCode,
  '/card/user/getcardlist': memberCards.cardList,
};

const SCHEME_PATH = '/wxa/generatenfcscheme';

/** Paths of the simulated API, for the fault control. */
export const API_PATHS: ReadonlySet<string> = new Set([
  '/cgi-bin/stable_token',
  '/cgi-bin/token',
  '/sns/jscode2session',
  SCHEME_PATH,
  ...Object.keys(MINI_PROGRAM_CALLS),
  ...Object.keys(CARD_CALLS),
]);

function tokenOf(query: JsonObject): string {
  const text = query['access_token'];
  return typeof text === 'string' ? text : '';
}

function miniProgramOf(world: World, query: JsonObject): SimMiniProgram {
  const found = accountByToken(world, tokenOf(query));
  if (found.kind !== 'mini_program') throw new Refusal(48001, 'api unauthorized');
  return found.account;
}

function serviceAccountOf(world: World, query: JsonObject): SimServiceAccount {
  const found = accountByToken(world, tokenOf(query));
  if (found.kind !== 'service_account') throw new Refusal(48001, 'api unauthorized');
  return found.account;
}

/** Rid and so on as WeChat words it; a success carries errcode 0 unless it is a token or a session. */
function wrap(answer: JsonObject, bare: boolean): JsonObject {
  return bare ? answer : { errcode: 0, errmsg: 'ok', ...answer };
}

/** Drops the connection without an answer: the caller cannot know what happened. */
function loseAnswer(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.destroy();
}

/** WeChat's server API on the simulator: the documented paths, answers and refusals. */
export function registerWechatApi(app: FastifyInstance, world: World, saved: () => Promise<void>): void {
  function route(
    method: 'GET' | 'POST',
    path: string,
    bare: boolean,
    handle: (call: ApiCall) => Answer,
  ): void {
    app.route({
      method,
      url: path,
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const fault = world.faults.take(path);
        if (fault && fault.delayMs > 0) await pause(fault.delayMs);
        // 9800010 needs the request: which scheme stands for which model and device.
        const exists = fault?.errcode === 9800010 && path === SCHEME_PATH;
        if (fault && fault.errcode !== 0 && fault.moment === 'instead' && !exists)
          throw new Refusal(fault.errcode, 'simulated');
        const query = isJsonObject(request.query) ? request.query : {};
        const body = method === 'POST' ? parseJsonBody(request.body) : {};
        const answer = await handle({ query, body, fault: exists ? fault : null });
        if (fault?.moment === 'answer_lost') {
          await saved();
          loseAnswer(reply);
          return reply;
        }
        if (Buffer.isBuffer(answer)) return reply.type('image/png').send(answer);
        return reply.send(wrap(answer, bare));
      },
    });
  }

  route('POST', '/cgi-bin/stable_token', true, ({ body }) => stableToken(world, body));
  route('GET', '/cgi-bin/token', true, ({ query }) => plainToken(world, query));
  route('GET', '/sns/jscode2session', true, ({ query }) => codeToSession(world, query));
  route('POST', SCHEME_PATH, false, ({ query, body, fault }) =>
    generateNfcScheme(world, miniProgramOf(world, query), body, fault?.manner ?? null),
  );
  for (const [path, rule] of Object.entries(MINI_PROGRAM_CALLS)) {
    route('POST', path, false, ({ query, body }) => rule(world, miniProgramOf(world, query), body));
  }
  for (const [path, rule] of Object.entries(CARD_CALLS)) {
    route('POST', path, false, ({ query, body }) => rule(world, serviceAccountOf(world, query), body));
  }
}
