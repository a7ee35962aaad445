import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ERRCODES } from '../../../server/src/wechat/errcodes';
import { buildSimulator, SimulatorRefused } from '../../../server/src/wechat/simulator';
import { SimulatorStateError } from '../../../server/src/wechat/simulator/store';
import { testPlatform } from './setup';
import type { TestPlatform } from './setup';

describe('the simulator', () => {
  it('refuses to run in production', async () => {
    await expect(buildSimulator({ statePath: null, nodeEnv: 'production' })).rejects.toBeInstanceOf(
      SimulatorRefused,
    );
  });

  it('listens on loopback only', async () => {
    const platform = await testPlatform();
    expect(platform.simulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await platform.close();
  });

  it('makes other secrets each time, and shows none in its state', async () => {
    const first = await buildSimulator({ statePath: null, manualPushes: true });
    const second = await buildSimulator({ statePath: null, manualPushes: true });
    const one = await first.seedDemo();
    const two = await second.seedDemo();
    expect(one.miniProgram.appId).toBe('touristappid');
    expect(one.miniProgram.appSecret).not.toBe(two.miniProgram.appSecret);
    expect(one.serviceAccount.appSecret).not.toBe(two.serviceAccount.appSecret);
    expect(await first.seedDemo()).toEqual(one);
    const state = (await first.app.inject({ method: 'GET', url: '/control/state' })).body;
    for (const secret of [
      one.miniProgram.appSecret,
      one.serviceAccount.appSecret,
      one.serviceAccount.pushToken,
      one.serviceAccount.encodingAesKey,
    ]) {
      expect(state).not.toContain(secret);
    }
    await first.close();
    await second.close();
  });
});

describe('a restart', () => {
  let folder: string;
  let statePath: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'simulator-'));
    statePath = join(folder, 'data', 'simulator.json');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('forgets nothing that was answered, even when killed', async () => {
    const first = await testPlatform({ statePath });
    const { perDeviceModelId } = first.demo.miniProgram;
    const scheme = {
      modelId: perDeviceModelId,
      sn: 's1',
      path: 'pages/member/index',
      query: 'e=1',
      envVersion: 'release' as const,
    };
    const { openlink } = await first.mini.generateNfcScheme(scheme);
    const { code } = await first.phone<{ code: string }>('/phone/login', {
      appid: 'touristappid',
      userId: 'lin',
    });
    const saved = await readFile(statePath, 'utf8');
    await first.close();
    // What lay on disk at the moment of the answer, not what closing may have added.
    await writeFile(statePath, saved);

    const second = await testPlatform({ statePath });
    expect(second.demo).toEqual(first.demo);
    expect((await second.mini.queryScheme(openlink)).query).toBe('e=1');
    await expect(second.mini.generateNfcScheme(scheme)).rejects.toMatchObject({
      errcode: 9800010,
      revealedOpenlink: openlink,
    });
    expect((await second.mini.codeToSession(code)).openid).toMatch(/^o/);
    await second.close();
    const third = await testPlatform({ statePath });
    await expect(third.mini.codeToSession(code)).rejects.toMatchObject({ errcode: 40163 });
    await third.close();
    expect(await readdir(join(folder, 'data'))).toEqual(['simulator.json']);
  });

  it('keeps every one of many answers given at once', async () => {
    const first = await testPlatform({ statePath });
    const { perDeviceModelId: modelId } = first.demo.miniProgram;
    const issued = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        first.mini.generateNfcScheme({
          modelId,
          sn: `s${n}`,
          path: '',
          query: `e=${n}`,
          envVersion: 'release',
        }),
      ),
    );
    const onDisk = await readFile(statePath, 'utf8');
    for (const { openlink } of issued)
      expect(onDisk).toContain(openlink.slice('weixin://dl/business/?t='.length));
    await first.close();
  });

  it.each([
    ['no JSON', '{"version":1,'],
    ['another version', '{"version":99}'],
  ])('with a damaged file (%s) stops and leaves the file alone', async (_what, text) => {
    const damaged = join(folder, 'simulator.json');
    await writeFile(damaged, text);
    await expect(buildSimulator({ statePath: damaged, manualPushes: true })).rejects.toBeInstanceOf(
      SimulatorStateError,
    );
    expect(await readFile(damaged, 'utf8')).toBe(text);
  });
});

describe('errcodes on demand', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await testPlatform();
  });
  afterAll(() => platform.close());

  const retried = new Set(['busy', 'rate', 'token']);

  it.each(Object.keys(ERRCODES).map(Number))('%i reaches the caller as the table says', async (errcode) => {
    const kind = ERRCODES[errcode]?.kind ?? '';
    await platform.fault('/card/get', errcode, { times: retried.has(kind) ? 6 : 1 });
    await expect(platform.service.getCard(platform.demo.card.cardId)).rejects.toMatchObject({
      errcode,
      kind,
    });
    await fetch(`${platform.simulator.url}/control/faults`, { method: 'DELETE' });
    expect((await platform.service.getCard(platform.demo.card.cardId)).status).toBe('verified');
  });

  it('may be mere slowness', async () => {
    await platform.fault('/card/get', 0, { delayMs: 120 });
    const started = performance.now();
    expect((await platform.service.getCard(platform.demo.card.cardId)).status).toBe('verified');
    expect(performance.now() - started).toBeGreaterThan(110);
  });

  it('are refused for paths that do not exist and for nonsense', async () => {
    await expect(platform.fault('/card/nothing', -1)).rejects.toThrow('HTTP 404');
    await expect(platform.fault('/card/get', -1, { times: 0 })).rejects.toThrow('HTTP 400');
    await expect(platform.fault('/card/get', -1, { manner: 'loud' })).rejects.toThrow('HTTP 400');
  });
});

describe('bad requests', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await testPlatform();
  });
  afterAll(() => platform.close());

  async function raw(path: string, body: string): Promise<unknown> {
    const answer = await fetch(platform.simulator.url + path, { method: 'POST', body });
    return answer.json();
  }

  it.each([
    ['a body that is no JSON', '/cgi-bin/stable_token', '{', 47001],
    ['a body that is a list', '/cgi-bin/stable_token', '[]', 47001],
    ['an empty body', '/cgi-bin/stable_token', '', 47001],
    ['a number where text is due', '/cgi-bin/stable_token', '{"grant_type":1}', 47001],
    ['another grant type', '/cgi-bin/stable_token', '{"grant_type":"x"}', 40002],
    ['no token', '/card/get', '{}', 41001],
    ['a malformed token', '/card/get?access_token=x', '{}', 40014],
    ['an unknown token', `/card/get?access_token=11_${'a'.repeat(134)}`, '{}', 40001],
  ])('%s', async (_what, path, body, errcode) => {
    expect(await raw(path, body)).toMatchObject({ errcode });
  });

  it.each([
    ['a person who does not exist', { appid: 'touristappid', userId: 'nobody' }],
    ['a mini-program that does not exist', { appid: 'wx0', userId: 'lin' }],
  ])('the phone says 404 for %s', async (_what, body) => {
    await expect(platform.phone('/phone/login', body)).rejects.toThrow('HTTP 404');
  });

  it('the phone says 400 for what is no JSON and 404 for cards nobody has', async () => {
    const post = async (body: string, type: string): Promise<number> => {
      const headers = { 'content-type': type };
      return (await fetch(`${platform.simulator.url}/phone/login`, { method: 'POST', body, headers })).status;
    };
    expect(await post('{', 'application/json')).toBe(400);
    const login = JSON.stringify({ appid: 'touristappid', userId: 'lin' });
    expect(await post(login, 'text/plain')).toBe(400);
    expect(await post(login, 'application/json; charset=utf-8')).toBe(200);
    const gone = { userId: 'lin', cardId: platform.demo.card.cardId, code: '000000000000' };
    await expect(platform.phone('/phone/cards/delete', gone)).rejects.toThrow('HTTP 404');
    expect(await platform.phone('/phone/cards?userId=lin')).toEqual({ cards: [] });
  });

  it('lists a handful of people', async () => {
    const { users } = await platform.phone<{ users: { name: string }[] }>('/phone/users');
    expect(users.map(({ name }) => name)).toEqual(expect.arrayContaining(['林小满', '王建国', '店员小赵']));
    expect(JSON.stringify(users)).not.toContain('13800138');
  });
});
