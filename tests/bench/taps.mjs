/**
 * How long it takes from a member's tap until a front desk hears of it, and what connected front desks cost. The server
 * has a process of its own; phones and front desks live in another one, on the other side of real connections.
 */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { SERVER_FLAGS } from '../../server/scripts/lib/node-flags.mjs';
import { inRoot } from '../../server/scripts/lib/root.mjs';
import { median } from './server/http.mjs';
import { bundled, freePort } from './server/process.mjs';

const FEW = 100;
const MANY = 10_000;
const SIZE = { members: 40_000, terminals: MANY, tags: MANY, taps: MANY };
const RATE = { perSecond: 200, taps: 1_000 };
/** Each of both servers in turn; the ratio is the median of the rounds', what is told in milliseconds the best of them. */
const ROUNDS = 5;
/** Taps before anything is measured, at the rate of the measurement: a server of a shopping day is warm, its code compiled. */
const WARM_UP = 4_000;

const here = (name) => inRoot('tests', 'bench', 'taps', name);

export default async function measure() {
  const shopFile = await bundled('tests/bench/server/shop.ts');
  const shop = await import(pathToFileURL(shopFile).href);
  const main = await bundled('server/src/main.ts');
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-taps-'));
  const running = [];
  const begin = async (file, env) => {
    const child = program(file, env);
    running.push(child);
    await child.ready;
    return child;
  };
  try {
    await shop.seedShop(dataDir, SIZE);
    const [port, barePort] = [await freePort(), await freePort()];
    const settings = { WECHAT_MODE: 'real', TRUST_PROXY: '1', LOG_LEVEL: 'fatal' };
    const product = await begin(main, { PORT: port, DATA_DIR: dataDir, ...settings });
    await begin(here('bare.mjs'), { PORT: barePort });
    const clients = await begin(here('clients.mjs'), { SHOP: shopFile, PORT: port });
    const bareClients = await begin(here('clients.mjs'), { SHOP: shopFile, PORT: barePort });

    const few = await driveBoth(clients, bareClients);
    await bareClients.ask({ do: 'leave' });
    const began = performance.now();
    const { connected } = await clients.ask({ do: 'connect', upTo: MANY });
    const connecting = (performance.now() - began) / 1000;
    const many = await rounds(clients, MANY);
    const memory = await product.ask('memory');
    return report(few, many, memory, { connected, connecting });
  } finally {
    await Promise.all(running.map((child) => child.kill()));
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Both servers in turn, so that what disturbs one disturbs the other. */
async function driveBoth(clients, bareClients) {
  for (const side of [clients, bareClients]) {
    await side.ask({ do: 'connect', upTo: FEW });
    await side.ask({ do: 'drive', ...RATE, taps: WARM_UP, terminals: FEW });
  }
  const results = { product: [], bare: [] };
  for (let n = 0; n < ROUNDS; n += 1) {
    results.product.push(await clients.ask({ do: 'drive', ...RATE, terminals: FEW }));
    results.bare.push(await bareClients.ask({ do: 'drive', ...RATE, terminals: FEW }));
  }
  if (process.env.BENCH_VERBOSE)
    process.stderr.write(
      `${results.product.map((it, n) => `${round(it.p99)}/${round(results.bare[n].p99)}`).join(' ')}\n`,
    );
  return results;
}

async function rounds(clients, terminals) {
  const results = [];
  for (let n = 0; n < ROUNDS; n += 1) results.push(await clients.ask({ do: 'drive', ...RATE, terminals }));
  return results;
}

const round = (value) => Math.round(value * 1000) / 1000;
const best = (results, name) => Math.min(...results.map((result) => result[name]));

function report(few, many, memory, { connected, connecting }) {
  const ms = (metric, value, goal, more = {}) => ({ metric, value: round(value), unit: 'ms', ...more, goal });
  const p99 = best(few.product, 'p99');
  const bareP99 = best(few.bare, 'p99');
  const ratio = median(few.product.map((result, n) => result.p99 / few.bare[n].p99));
  const lost = [...few.product, ...many].reduce((sum, result) => sum + result.missing, 0);
  return [
    ms('tap_to_terminal_p50_ms', best(few.product, 'p50'), 'none'),
    ms('tap_to_terminal_p99_ms', p99, '<= 50'),
    ms('tap_to_stored_p99_ms', best(few.product, 'storedP99'), 'none'),
    ms('p99_vs_bare_sse', p99, '<= 2', { baseline: round(bareP99), ratio: round(ratio) }),
    { metric: 'taps_not_shown', value: lost, unit: 'taps', goal: '0' },
    { metric: 'terminals_connected', value: connected, unit: 'terminals', goal: `${MANY}` },
    { metric: 'connect_10000_s', value: round(connecting), unit: 's', goal: 'none' },
    {
      metric: 'node_rss_mib_at_10000',
      value: Math.round(memory.rss / 1024 / 1024),
      unit: 'MiB',
      goal: '<= 1024',
    },
    ms('p99_10000_vs_100', best(many, 'p99'), 'none', {
      baseline: round(p99),
      ratio: round(best(many, 'p99') / p99),
    }),
  ];
}

/**
 * A program of its own that answers one question at a time. It tells its memory itself: asking the system for it is
 * different everywhere.
 */
function program(file, env) {
  const child = fork(file, {
    env: { ...process.env, ...env },
    execArgv: [...SERVER_FLAGS, '--import', pathToFileURL(here('tell-memory.mjs')).href],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const over = () => ended.then(() => Promise.reject(new Error(`${path.basename(file)} ended`)));
  const ready = Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), over()]);
  child.stdout.resume();
  return {
    ready,
    async ask(question) {
      const answer = new Promise((resolve) => child.once('message', resolve));
      child.send(question);
      const said = await Promise.race([answer, over()]);
      if (said.failed) throw new Error(`${path.basename(file)}: ${said.failed}`);
      return said;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
