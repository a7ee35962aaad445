/**
 * The console with a hundred thousand stores, over HTTP against the real built server beside the simulated platform: a file is
 * sent, looked through, confirmed and taken over; then the entrances table is asked for pages, jumps, searches and filters.
 * The same with a thousand stores, to compare.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { median } from './server/http.mjs';
import { bundled, freePort, start } from './server/process.mjs';

const LARGE = 100_000;
const SMALL = 1_000;
const ROUNDS = 41;
/** Rounds of all questions before any counts: until then the programs are still being compiled. */
const WARM_UP = 20;

const CITIES = [
  '太原',
  '大同',
  '阳泉',
  '长治',
  '晋城',
  '朔州',
  '晋中',
  '运城',
  '忻州',
  '临汾',
  '吕梁',
  '石家庄',
];
const ROADS = [
  '长风街',
  '迎泽大街',
  '滨河路',
  '建设路',
  '解放路',
  '人民路',
  '新建路',
  '府西街',
  '学府街',
  '体育路',
];

/** What is asked of the table; `{last}` is the last page. */
const QUESTIONS = [
  'limit=50',
  'limit=50&page=9',
  'limit=50&page={last}',
  'search=太原',
  'search=店',
  'search=长风街第',
  'search=第777店',
  'search=太原 长风街 店',
  'search=S000777',
  'search=没有这家店',
  'search=太原&page=3',
  'enabled=true&page=5',
  'enabled=false',
  'hasTags=false',
  'hasTerminals=true&page=7',
  'hasTerminals=false&search=解放路',
];

function csvOf(count) {
  const rows = ['机构,门店编码,门店,地址,电话,营业时间,收银终端'];
  for (let n = 0; n < count; n += 1) {
    const city = CITIES[n % CITIES.length];
    const road = ROADS[Math.floor(n / 7) % ROADS.length];
    const desks = n % 2 === 0 ? '1 号收银台' : '';
    const branch = `${city}第${Math.floor(n / 300) + 1}分公司`;
    rows.push(
      `${branch},S${String(n).padStart(6, '0')},${road}第${n}店,${city}市${road} ${n} 号,0351-555${n % 9999},09:00-21:30,${desks}`,
    );
  }
  return `\ufeff${rows.join('\r\n')}\r\n`;
}

/** Most memory that a process has held, MiB; where the system does not tell, what it holds now. */
function memoryOf(pid) {
  try {
    const [, kib] = /VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    if (kib) return Number(kib) / 1024;
  } catch {
    // Not Linux.
  }
  try {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
  } catch {
    return 0;
  }
}

async function logIn(url) {
  const reply = await fetch(`${url}/api/v1/console/demo-login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (!reply.ok) throw new Error(`no login: ${await reply.text()}`);
  const cookie = reply.headers.getSetCookie()[0].split(';')[0];
  const { csrfToken } = await reply.json();
  return { cookie, 'x-csrf-token': csrfToken };
}

async function ask(url, session, method, route, body, type = 'application/json') {
  const reply = await fetch(`${url}/api/v1/console/${route}`, {
    method,
    headers: {
      ...session,
      ...(body !== undefined && { 'content-type': type }),
      'idempotency-key': `bench-${Math.random().toString(36).slice(2)}-0123456789`,
    },
    ...(body !== undefined && { body: type === 'application/json' ? JSON.stringify(body) : body }),
  });
  if (!reply.ok) throw new Error(`${method} ${route}: ${reply.status} ${await reply.text()}`);
  return reply.json();
}

async function until(url, session, id, state, onLook) {
  for (;;) {
    const now = await ask(url, session, 'GET', `imports/${id}`);
    onLook();
    if (now.state === state) return now;
    await delay(100);
  }
}

async function importStores(url, session, count, onLook) {
  const file = Buffer.from(csvOf(count));
  const began = performance.now();
  const { id } = await ask(url, session, 'POST', 'imports', { kind: 'stores', fileName: 'bench.csv' });
  await ask(url, session, 'PUT', `imports/${id}/file`, file, 'application/octet-stream');
  const checked = await until(url, session, id, 'checked', onLook);
  if (checked.bad > 0) throw new Error(`${checked.bad} rows of the bench are bad`);
  await ask(url, session, 'POST', `imports/${id}/confirm`, { skipBad: false });
  const done = await until(url, session, id, 'done', onLook);
  if (done.added !== count) throw new Error(`${done.added} of ${count} stores came in`);
  return (performance.now() - began) / 1_000;
}

/** Milliseconds of a question at each shop, in turn: what disturbs one disturbs all. */
async function timed(shops, question) {
  const times = [];
  for (const { url, session, count } of shops) {
    const last = String(Math.ceil((count + 14) / 50));
    const query = encodeURI(question.replace('{last}', last));
    const began = performance.now();
    await ask(url, session, 'GET', `entrances?${query}`);
    times.push(performance.now() - began);
  }
  return times;
}

/** The slowest question of each shop in milliseconds, each question the median of several rounds. */
async function slowest(shops) {
  for (let round = 0; round < WARM_UP; round += 1)
    for (const question of QUESTIONS) await timed(shops, question);
  const worst = shops.map(() => 0);
  for (const question of QUESTIONS) {
    const rounds = [];
    while (rounds.length < ROUNDS) rounds.push(await timed(shops, question));
    const ms = shops.map((_, n) => median(rounds.map((times) => times[n])));
    if (process.env.BENCH_VERBOSE) process.stderr.write(`${question}: ${ms.join(' ')} ms\n`);
    for (const n of shops.keys()) worst[n] = Math.max(worst[n], ms[n]);
  }
  return worst;
}

/** A server of its own whose merchant imported so many stores. */
async function shopOf(main, count) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-console-'));
  const port = await freePort();
  const product = start(main, {
    PORT: String(port),
    DATA_DIR: dataDir,
    WECHAT_MODE: 'simulator',
    LOG_LEVEL: 'fatal',
  });
  const close = async () => {
    await product.kill();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    if ((await product.ready) === null) throw new Error(`the server did not start: ${product.said()}`);
    const url = `http://localhost:${port}`;
    const session = await logIn(url);
    let rss = 0;
    const look = () => (rss = Math.max(rss, memoryOf(product.pid)));
    const seconds = await importStores(url, session, count, look);
    return { url, session, count, seconds, rss, close };
  } catch (error) {
    await close();
    throw error;
  }
}

export default async function measure() {
  const main = await bundled('server/src/main.ts');
  const shops = [];
  try {
    for (const count of [SMALL, LARGE]) shops.push(await shopOf(main, count));
    return metricsOf(shops, await slowest(shops));
  } finally {
    for (const shop of shops) await shop.close();
  }
}

function metricsOf([small, large], [smallMs, largeMs]) {
  const round = (value) => Math.round(value * 100) / 100;
  return [
    {
      metric: 'entrances_page',
      value: round(largeMs),
      unit: 'ms',
      baseline: round(smallMs),
      ratio: round(largeMs / smallMs),
      goal: '<= 100 ms, ratio <= 1.5',
    },
    { metric: 'import_100000_s', value: round(large.seconds), unit: 's', goal: 'printed only' },
    {
      metric: 'import_rss_mib',
      value: Math.round(large.rss),
      unit: 'MiB',
      baseline: Math.round(small.rss),
      ratio: round(large.rss / small.rss),
      goal: 'bounded',
    },
  ];
}
