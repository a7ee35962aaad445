import { qrPng } from '../../../pictures/qr-png';
import type { EnvVersion } from '../../gateway';
import { flagOf, integerOf, textOf } from '../body';
import type { JsonObject } from '../body';
import { randomText } from '../ids';
import { Refusal } from '../refusal';
import type { SimMiniCode, SimMiniProgram } from '../state';
import type { World } from '../world';

const SCENE = /^[A-Za-z0-9!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const TEXT_PREFIX = 'wxacode://simulator/';

function envVersionOf(text: string): EnvVersion {
  if (text === '' || text === 'release') return 'release';
  if (text === 'trial' || text === 'develop') return text;
  throw new Refusal(40097, 'invalid args: env_version');
}

/** What the picture of a code says; `codeByText` resolves it, as WeChat resolves its round codes. */
function textOfCode(code: SimMiniCode): string {
  return `${TEXT_PREFIX}${code.id}`;
}

export function codeByText(world: World, text: string): SimMiniCode | null {
  if (!text.startsWith(TEXT_PREFIX)) return null;
  const id = text.slice(TEXT_PREFIX.length);
  return world.state.miniCodes.find((code) => code.id === id) ?? null;
}

/** A plain QR code: dull, but every reader reads it. PNG bytes. */
export function drawCode(code: SimMiniCode, width: number): Buffer {
  return qrPng(textOfCode(code), width);
}

/** `POST /wxa/getwxacodeunlimit`: the same scene, page and version give the same code. */
export async function unlimitedCode(
  world: World,
  miniProgram: SimMiniProgram,
  body: JsonObject,
): Promise<Buffer> {
  const scene = textOf(body, 'scene');
  if (!SCENE.test(scene))
    throw new Refusal(40169, 'invalid length for scene, or the data is not json string');
  const envVersion = envVersionOf(textOf(body, 'env_version'));
  const width = integerOf(body, 'width') ?? 430;
  if (width < 280 || width > 1280) throw new Refusal(40097, 'invalid args: width');
  const page = textOf(body, 'page') || (miniProgram.pages[0] ?? '');
  const published = miniProgram.pages.includes(page);
  if (page.startsWith('/') || page.includes('?') || (flagOf(body, 'check_path', true) && !published)) {
    throw new Refusal(41030, 'invalid page');
  }
  if (
    !world.counters.miniCodesPerMinute.take(miniProgram.appId, world.now(), world.limits.miniCodesPerMinute)
  ) {
    throw new Refusal(45009, 'reach max api minute quota limit');
  }
  const { appId } = miniProgram;
  const { miniCodes } = world.state;
  const found = miniCodes.findIndex(
    (code) =>
      code.appId === appId && code.scene === scene && code.page === page && code.envVersion === envVersion,
  );
  const code: SimMiniCode = (found >= 0 ? miniCodes.splice(found, 1)[0] : undefined) ?? {
    id: randomText(world.random, 16),
    appId,
    page,
    scene,
    envVersion,
    createdAt: world.now(),
  };
  // Newest at the end: asked for again counts as new, so that the phone's list shows what the console just opened.
  miniCodes.push({ ...code, createdAt: world.now() });
  world.touch();
  return drawCode(code, width);
}
