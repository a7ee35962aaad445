import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { loadConfig } from '../../server/src/config';
import { openDatabase } from '../../server/src/db/open';
import { migrations } from '../../server/src/db/migrations';
import type { Database } from '../../server/src/db/schema';
import { repositoryRoot } from '../../server/src/paths';
import { startServer } from '../../server/src/server';
import type { RunningServer } from '../../server/src/server';
import { idempotencyKey, temporaryFolder } from '../helpers/server';
import type { Bootstrap } from '../helpers/server-world';

describe('the whole server', () => {
  const folder = temporaryFolder();
  const root = repositoryRoot();
  afterAll(() => folder.remove());

  const start = (env: Record<string, string> = {}, dataDir = folder.path): Promise<RunningServer> =>
    startServer(
      loadConfig({ PORT: '0', DATA_DIR: dataDir, WECHAT_MODE: 'simulator', ...env }, root),
      root,
      pino({ level: 'silent' }),
    );

  async function post<T>(url: string, payload: object, headers: Record<string, string> = {}): Promise<T> {
    const reply = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey(), ...headers },
      body: JSON.stringify(payload),
    });
    return (await reply.json()) as T;
  }

  it('starts from nothing, forgets nobody over a restart, and leaves its data folder tidy', async () => {
    const one = await start();
    const entry = { how: 'plain', scene: 1001 };
    const { code } = await post<{ code: string }>(`${one.url}/simulator/phone/login`, {
      appid: 'touristappid',
      userId: 'lin',
    });
    const bootstrap = '/api/v1/member/bootstrap';
    const first = await post<Bootstrap>(one.url + bootstrap, { appId: 'touristappid', code, entry });
    expect(first.merchant.name).toBe('晋业示范商家');
    await one.close();
    const log = join(folder.path, 'member-center.sqlite-wal');
    expect(existsSync(log) ? statSync(log).size : 0).toBe(0);

    const two = await start();
    const authorization = `Bearer ${first.session.token}`;
    const again = await post<Bootstrap>(
      two.url + bootstrap,
      { appId: 'touristappid', entry },
      { authorization },
    );
    expect(again.session.token).toBe(first.session.token);
    expect(again.card).toEqual(first.card);
    await two.close();
  });

  it('refuses the demo data in real mode, and real merchants beside the simulator', async () => {
    await expect(start({ WECHAT_MODE: 'real' })).rejects.toThrow(/DATA_DIR/);
    const other = temporaryFolder();
    await (await start({}, other.path)).close();
    const open = await openDatabase<Database>({ kind: 'file', dataDir: other.path }, migrations);
    await open.db.updateTable('merchants').set({ simulated: 0 }).execute();
    await open.close();
    await expect(start({}, other.path)).rejects.toThrow(/WECHAT_MODE=real/);
    other.remove();
  });

  it('carries no simulated platform in real mode, and says that nobody is served yet', async () => {
    const other = temporaryFolder();
    const real = await start({ WECHAT_MODE: 'real' }, other.path);
    expect(real.notice).toMatch(/还没有商家/);
    expect((await fetch(`${real.url}/simulator/phone/users`)).status).toBe(404);
    const environment: unknown = await (await fetch(`${real.url}/api/v1/console/environment`)).json();
    expect(environment).toMatchObject({ simulator: false });
    await real.close();
    other.remove();
  });
});
