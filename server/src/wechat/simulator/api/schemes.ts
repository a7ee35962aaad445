import type { EnvVersion } from '../../gateway';
import { neededText, objectOf, textOf } from '../body';
import type { JsonObject } from '../body';
import type { ExistsManner } from '../faults';
import { randomText } from '../ids';
import { Refusal } from '../refusal';
import type { SimMiniProgram, SimScheme } from '../state';
import type { World } from '../world';

const DAY_MS = 24 * 3_600_000;
/** WeChat's day is China's. */
const CHINA_OFFSET_MS = 8 * 3_600_000;
const QUERY = /^[A-Za-z0-9!#$&'()*+,/:;=?@\-._~%]*$/;
const MAX_QUERY = 1024;
const LINK_PREFIX = 'weixin://dl/business/?t=';

function envVersionOf(text: string): EnvVersion {
  if (text === '' || text === 'release') return 'release';
  if (text === 'trial' || text === 'develop') return text;
  throw new Refusal(85402, 'invalid env_version');
}

interface Wanted {
  modelId: string;
  sn: string;
  path: string;
  query: string;
  envVersion: EnvVersion;
}

function wantedOf(miniProgram: SimMiniProgram, body: JsonObject): Wanted {
  const modelId = neededText(body, 'model_id');
  const sn = textOf(body, 'sn');
  const model = miniProgram.models[modelId];
  if (!model) throw new Refusal(9800003, 'check model_id fail');
  if (!model.nfc) throw new Refusal(9800007, 'model has no nfc ability');
  if (model.kind === 'per_device' && sn === '') throw new Refusal(9800008, 'sn is required for this model');
  if (model.kind === 'per_model' && sn !== '') throw new Refusal(9800009, 'sn is not allowed for this model');
  const jump = objectOf(body, 'jump_wxa');
  const envVersion = envVersionOf(textOf(jump, 'env_version'));
  const home = miniProgram.pages[0];
  if (home === undefined) throw new Refusal(85079, 'miniprogram has no online release');
  const path = textOf(jump, 'path').replace(/^\//, '') || home;
  if (!miniProgram.pages.includes(path)) throw new Refusal(40165, 'invalid weapp pagepath');
  const query = textOf(jump, 'query');
  if (query.length > MAX_QUERY || !QUERY.test(query)) throw new Refusal(40212, 'invalid query');
  return { modelId, sn, path, query, envVersion };
}

function store(world: World, miniProgram: SimMiniProgram, wanted: Wanted): SimScheme {
  const { appId } = miniProgram;
  const ticket = randomText(world.random, 11);
  miniProgram.schemesEver += 1;
  const scheme: SimScheme = { ticket, appId, ...wanted, createdAt: world.now() };
  world.state.schemes[ticket] = scheme;
  world.state.schemeKeys[keyOf(appId, wanted)] = ticket;
  world.touch();
  return scheme;
}

function keyOf(appId: string, { modelId, sn }: Wanted): string {
  return `${appId}|${modelId}|${sn}`;
}

function exists(scheme: SimScheme, manner: ExistsManner): Refusal {
  const words = 'schema已存在';
  return new Refusal(
    9800010,
    manner === 'hidden' ? words : `${words}, scheme: ${LINK_PREFIX}${scheme.ticket}`,
  );
}

/**
 * A planned 9800010. Where nothing stands yet one is made, as if somebody had issued it before: with our path and
 * query, or for `other_path` with the home page and an empty query.
 */
function plannedExists(
  world: World,
  miniProgram: SimMiniProgram,
  wanted: Wanted,
  manner: ExistsManner,
): Refusal {
  const standing = world.state.schemes[world.state.schemeKeys[keyOf(miniProgram.appId, wanted)] ?? ''];
  if (standing) return exists(standing, manner);
  const older: Wanted =
    manner === 'other_path' ? { ...wanted, path: miniProgram.pages[0] ?? '', query: '' } : wanted;
  return exists(store(world, miniProgram, older), manner);
}

function countToday(world: World, miniProgram: SimMiniProgram): void {
  const day = Math.floor((world.now() + CHINA_OFFSET_MS) / DAY_MS);
  const today = miniProgram.schemesToday.day === day ? miniProgram.schemesToday.count : 0;
  if (today >= world.limits.schemesPerDay) throw new Refusal(44993, 'reach max scheme daily limit');
  miniProgram.schemesToday = { day, count: today + 1 };
}

/** `POST /wxa/generatenfcscheme`. `manner` comes from a planned 9800010; null for an ordinary call. */
export function generateNfcScheme(
  world: World,
  miniProgram: SimMiniProgram,
  body: JsonObject,
  manner: ExistsManner | null,
): JsonObject {
  const wanted = wantedOf(miniProgram, body);
  if (!world.counters.schemesPerSecond.take(miniProgram.appId, world.now(), world.limits.schemesPerSecond)) {
    throw new Refusal(44990, 'reach max api second frequence limit');
  }
  if (manner !== null) throw plannedExists(world, miniProgram, wanted, manner);
  const standing = world.state.schemes[world.state.schemeKeys[keyOf(miniProgram.appId, wanted)] ?? ''];
  if (standing) throw exists(standing, world.existsManner);
  if (miniProgram.schemesEver >= world.limits.schemesEver) {
    throw new Refusal(85400, 'reach max long-term scheme limit');
  }
  countToday(world, miniProgram);
  return { openlink: `${LINK_PREFIX}${store(world, miniProgram, wanted).ticket}` };
}

/** The scheme behind an openlink; null when there is none. */
export function schemeByLink(world: World, link: string): SimScheme | null {
  if (!link.startsWith(LINK_PREFIX)) return null;
  return world.state.schemes[link.slice(LINK_PREFIX.length)] ?? null;
}

/** `POST /wxa/queryscheme` */
export function queryScheme(world: World, miniProgram: SimMiniProgram, body: JsonObject): JsonObject {
  const scheme = schemeByLink(world, neededText(body, 'scheme'));
  if (!scheme || scheme.appId !== miniProgram.appId) throw new Refusal(85403, 'scheme not exist');
  return {
    scheme_info: {
      appid: scheme.appId,
      path: scheme.path,
      query: scheme.query,
      create_time: Math.floor(scheme.createdAt / 1_000),
      expire_time: 0,
      env_version: scheme.envVersion,
    },
    visit_openid: '',
  };
}
