import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO } from '../../../server/src/demo/seed';
import { createPairingCode } from '../../../server/src/domain/terminals/pairing';
import { AT_COUNTER_1, MemberPhone, serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { until } from '../../helpers/until';

const EXAMPLE = join(__dirname, '..', '..', '..', 'server', 'examples', 'cash-register.mjs');

interface Line {
  what: string;
  key?: string;
  state?: string;
  evidence?: string;
  amount?: number;
  after?: number;
}

/** The example as a person starts it, with what it printed so far. */
class CashRegister {
  readonly lines: Line[] = [];
  readonly asked: string[] = [];
  readonly #process: ChildProcess;

  constructor(args: string[], env: Record<string, string> = {}) {
    this.#process = spawn(process.execPath, [EXAMPLE, ...args], { env: { ...process.env, ...env } });
    let text = '';
    this.#process.stdout?.on('data', (part: Buffer) => {
      const lines = (text + part.toString()).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) this.lines.push(JSON.parse(line) as Line);
    });
    this.#process.stderr?.on('data', (part: Buffer) => this.asked.push(part.toString()));
  }

  async said(what: string, count = 1): Promise<Line> {
    const found = () => this.lines.filter((line) => line.what === what);
    await until(() => found().length >= count).catch((error: unknown) => {
      throw new Error(`never said ${what}: ${JSON.stringify([this.lines, this.asked])}`, { cause: error });
    });
    return found()[count - 1] as Line;
  }

  type(text: string): void {
    this.#process.stdin?.write(text);
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGKILL');
    await gone;
  }
}

describe('the example cash register', () => {
  let world: ServerWorld;
  let register: CashRegister;
  beforeEach(async () => {
    world = await serverWorld();
  });
  afterEach(async () => {
    await register.stop();
    await world.close();
  });

  async function pairingCode(): Promise<string> {
    const { terminal_id } = await world.services.db
      .selectFrom('entrances')
      .select('terminal_id')
      .where('id', '=', DEMO.taiyuanFirstTerminal1)
      .executeTakeFirstOrThrow();
    return (await createPairingCode(world.services, DEMO.merchant, terminal_id ?? '')).code;
  }
  const isListening = async () => {
    const row = await world.services.db
      .selectFrom('terminals')
      .select('id')
      .where('key_hash', 'is not', null)
      .executeTakeFirst();
    return row !== undefined && world.services.presence.isStreaming(row.id);
  };

  it('is shorter than sixty lines', () => {
    register = new CashRegister(['http://127.0.0.1:9', '']);
    expect(readFileSync(EXAMPLE, 'utf8').trimEnd().split('\n').length).toBeLessThan(60);
  });

  it('pairs, recognises who taps, picks by number when two wait, and books points', async () => {
    register = new CashRegister([world.url, await pairingCode()]);
    const { key } = await register.said('paired');
    await until(isListening);
    const lin = new MemberPhone(world, 'lin');
    await lin.join();
    await lin.open(AT_COUNTER_1);
    expect(await register.said('served')).toMatchObject({ state: 'accepted', evidence: 'tap' });
    expect(await register.said('booked')).toMatchObject({ amount: 10, after: 10 });
    const { body } = await lin.get<{ points: number }>('/records');
    expect(body.points).toBe(10);

    // Started again with its key; this merchant's cashiers always pick the number on the member's phone.
    await register.stop();
    await until(async () => !(await isListening()));
    world.services.clock.pass(60_000);
    register = new CashRegister([world.url], { TERMINAL_KEY: key ?? '' });
    await until(isListening);
    await world.services.db
      .updateTable('merchants')
      .set({ pick_number: 'always' })
      .where('id', '=', DEMO.merchant)
      .execute();
    const { recognition } = (await lin.open(AT_COUNTER_1)).body;
    const number = recognition.state === 'announced' ? recognition.number : null;
    await until(() => register.asked.length > 0);
    register.type(`${number ?? ''}\n`);
    expect(await register.said('booked')).toMatchObject({ amount: 10, after: 20 });
  });
});
