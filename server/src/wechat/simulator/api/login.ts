import { neededText, textOf } from '../body';
import type { JsonObject } from '../body';
import { forget, randomText } from '../ids';
import { PhoneRefusal, Refusal } from '../refusal';
import { DEVTOOLS_USER_ID } from '../state';
import type { SimMiniProgram, SimOneTimeCode } from '../state';
import { openid, unionid, userOf } from '../world';
import type { World } from '../world';
import { checkCredential } from './tokens';

const CODE_LIFE_MS = 5 * 60_000;
const REMEMBER_MS = 24 * 3_600_000;
/** What WeChat DevTools hands out in tourist mode, every time. */
export const DEVTOOLS_MOCK_CODE = 'the code is a mock one';
const WELL_FORMED = /^0[0-9A-Za-z]{31}$/;

type Purpose = SimOneTimeCode['purpose'];

function forgetOldCodes(world: World): void {
  const now = world.now();
  forget(world.state.codes, (code) => now - code.createdAt > REMEMBER_MS);
}

/** A code as `wx.login` or the phone-number button gives it to a page. */
export function issueCode(world: World, appId: string, userId: string, purpose: Purpose): string {
  if (!world.state.miniPrograms[appId]) throw new PhoneRefusal(404, '没有这个小程序，请检查 AppID。');
  if (!userOf(world, userId)) throw new PhoneRefusal(404, '没有这个微信用户。');
  const now = world.now();
  forgetOldCodes(world);
  const text = `0${randomText(world.random, 31)}`;
  world.state.codes[text] = { purpose, appId, userId, createdAt: now, usedAt: null };
  world.touch();
  return text;
}

/** A code that this simulator did not make but DevTools may have: well-formed, then single-use like any other. */
function adoptDevtoolsCode(
  world: World,
  text: string,
  appId: string,
  purpose: Purpose,
): SimOneTimeCode | null {
  if (!WELL_FORMED.test(text)) return null;
  forgetOldCodes(world);
  const code: SimOneTimeCode = {
    purpose,
    appId,
    userId: DEVTOOLS_USER_ID,
    createdAt: world.now(),
    usedAt: null,
  };
  world.state.codes[text] = code;
  return code;
}

function spend(world: World, text: string, appId: string, purpose: Purpose): string {
  if (text === DEVTOOLS_MOCK_CODE) return DEVTOOLS_USER_ID;
  const code = world.state.codes[text] ?? adoptDevtoolsCode(world, text, appId, purpose);
  if (!code || code.appId !== appId || code.purpose !== purpose) throw new Refusal(40029, 'invalid code');
  if (code.usedAt !== null) throw new Refusal(40163, 'code been used');
  if (world.now() - code.createdAt > CODE_LIFE_MS) throw new Refusal(40029, 'invalid code');
  code.usedAt = world.now();
  world.touch();
  return code.userId;
}

/** `GET /sns/jscode2session` */
export function codeToSession(world: World, query: JsonObject): JsonObject {
  const found = checkCredential(world, query);
  if (found.kind !== 'mini_program') throw new Refusal(48001, 'api unauthorized');
  if (textOf(query, 'grant_type') !== 'authorization_code') throw new Refusal(40002, 'invalid grant_type');
  const text = textOf(query, 'js_code');
  if (text === '') throw new Refusal(41008, 'missing code');
  const { appId, openPlatformId } = found.account;
  const userId = spend(world, text, appId, 'login');
  if (
    !world.counters.loginsPerMinute.take(
      `${appId}|${userId}`,
      world.now(),
      world.limits.loginsPerMinutePerUser,
    )
  ) {
    throw new Refusal(45011, 'api minute-quota reach limit, must slower, retry next minute');
  }
  return {
    openid: openid(world, appId, userId),
    session_key: Buffer.from(world.random.bytes(16)).toString('base64'),
    unionid: unionid(world, openPlatformId, userId),
  };
}

/** `POST /wxa/business/getuserphonenumber` */
export function phoneNumber(world: World, miniProgram: SimMiniProgram, body: JsonObject): JsonObject {
  const userId = spend(world, neededText(body, 'code'), miniProgram.appId, 'phone');
  const phone = userOf(world, userId)?.phone ?? '';
  return {
    phone_info: {
      phoneNumber: phone,
      purePhoneNumber: phone,
      countryCode: '86',
      watermark: { timestamp: Math.floor(world.now() / 1_000), appid: miniProgram.appId },
    },
  };
}
