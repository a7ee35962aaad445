/**
 * What the API costs: bootstrap (a known member touches the stand of a counter and is announced there) against an empty
 * route of the same framework and against a merchant of a million, and how long the hot routes take.
 */
import fs from 'node:fs';
import { inRoot } from '../../server/scripts/lib/root.mjs';
import { Connection, drive, median, percentile, wire } from './server/http.mjs';
import { bundled, freePort, loadShop, start, startProduct } from './server/process.mjs';

/** So many counters that no queue grows longer than in life: each arrival is announced at one of them. */
const SMALL = { members: 10_000, terminals: 5_000, tags: 10_000, taps: 10_000 };
const BIG = { members: 1_000_000, terminals: 5_000, tags: 1_000_000, taps: 1_000_000 };
/** Part of the cached folders' name: raise it when `shop.ts` fills them otherwise. */
const EDITION = 2;
/** Phones at once, the same for all targets: an act waits for the disk, and with few phones only that would be measured. */
const CONNECTIONS = 256;
const ROUNDS = 5;
const ROUND_MS = 1_500;
/** Rounds of each target before any counts: until then a program is still being compiled, the larger the longer. */
const WARM_UPS = 4;
/** Requests of each hot route, one after another on each of a few connections, so that times are times and not queues. */
const LATENCY = { connections: 4, milliseconds: 1_500 };

export default async function measure() {
  const shop = await loadShop();
  const main = await bundled('server/src/main.ts');
  const running = [];
  const serve = async (of) => {
    const port = await freePort();
    const process = of(port);
    running.push(process);
    if ((await process.ready) === null) throw new Error(`a server did not start: ${process.said()}`);
    return port;
  };
  const folders = [];
  try {
    for (const size of [SMALL, BIG]) folders.push(await seeded(shop, size));
    const empty = await serve((port) =>
      start(inRoot('tests', 'bench', 'server', 'empty.mjs'), { PORT: port }),
    );
    const small = await serve((port) => startProduct(main, folders[0], port));
    const big = await serve((port) => startProduct(main, folders[1], port));

    const ask = asker(shop);
    const targets = {
      empty: () => drive(empty, CONNECTIONS, ROUND_MS, () => ask.bootstrap(SMALL, '/empty')),
      small: () => drive(small, CONNECTIONS, ROUND_MS, () => ask.bootstrap(SMALL)),
      opening: () => drive(small, CONNECTIONS, ROUND_MS, () => ask.opening(SMALL)),
      big: () => drive(big, CONNECTIONS, ROUND_MS, () => ask.bootstrap(BIG)),
    };
    const { rounds, ratios } = await alternate(targets);
    const perSecond = (name) => Math.round(median(rounds[name]));
    return [
      {
        // Every request a new arrival of a member with a session, announced at a counter and on the disk before its answer.
        metric: 'bootstrap_throughput_vs_empty',
        value: perSecond('small'),
        unit: 'req/s',
        baseline: perSecond('empty'),
        ratio: round(median(ratios.map((it) => it.small / it.empty))),
        goal: '>= 0.35',
      },
      {
        // A member opens the card without having touched anything: the same answer, and nothing to store.
        metric: 'opening_throughput_vs_empty',
        value: perSecond('opening'),
        unit: 'req/s',
        baseline: perSecond('empty'),
        ratio: round(median(ratios.map((it) => it.opening / it.empty))),
        goal: 'printed only',
      },
      {
        metric: 'bootstrap_cost_1e6_vs_1e4',
        value: round(1e6 / perSecond('big')),
        unit: 'us',
        baseline: round(1e6 / perSecond('small')),
        ratio: round(median(ratios.map((it) => it.small / it.big))),
        goal: '<= 1.25',
      },
      ...(await hotRoutes(ask, small)),
    ];
  } finally {
    for (const process of running) await process.kill();
    for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
  }
}

const round = (value) => Math.round(value * 1000) / 1000;

/** A copy of the seed of this size, which is made once and kept with the build. */
async function seeded(shop, size) {
  const cache = inRoot('server', 'dist', 'bench', `shop-${EDITION}-${size.members}`);
  if (!fs.existsSync(cache)) {
    const fresh = `${cache}.new-${process.pid}`;
    await shop.seedShop(fresh, size);
    fs.renameSync(fresh, cache);
  }
  const copy = `${cache}.run-${process.pid}`;
  fs.cpSync(cache, copy, { recursive: true });
  await shop.settleShop(copy);
  return copy;
}

/** Rounds of all targets in turn: what disturbs one disturbs its neighbours. Ratios are taken within a round. */
async function alternate(targets) {
  for (let n = 0; n < WARM_UPS; n += 1) for (const run of Object.values(targets)) await run();
  const rounds = Object.fromEntries(Object.keys(targets).map((name) => [name, []]));
  const ratios = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    const results = {};
    for (const [name, run] of Object.entries(targets)) {
      results[name] = (await run()).perSecond;
      rounds[name].push(results[name]);
    }
    ratios.push(results);
  }
  return { rounds, ratios };
}

/** Requests as they go over the wire, each act with a key of its own. */
function asker(shop) {
  let count = 0;
  const key = () => `bench-${String(count++).padStart(14, '0')}`;
  const from = (n) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
  const asMember = (n, act = true) => ({
    Authorization: `Bearer ${shop.sessionToken(n)}`,
    ...(act && { 'Idempotency-Key': key() }),
  });
  const any = (size) => Math.floor(Math.random() * size);
  const BOOTSTRAP = '/api/v1/member/bootstrap';
  const comesIn = (n, entry, path = BOOTSTRAP) =>
    wire({ path, headers: asMember(n), body: { appId: shop.APP_ID, entry }, from: from(n) });
  const touched = (id) => ({ how: 'tag', scene: 1065, id });
  return {
    bootstrap: (size, path) => comesIn(any(size.members), touched(shop.tagId(any(size.tags))), path),
    opening: (size) => comesIn(any(size.members), { how: 'plain', scene: 1089 }),
    codes() {
      const n = any(SMALL.members);
      return wire({ path: '/api/v1/member/codes', headers: asMember(n), from: from(n) });
    },
    recognition(n, tapId) {
      const path = `/api/v1/member/recognitions/${tapId}`;
      return wire({ method: 'GET', path, headers: asMember(n, false), from: from(n) });
    },
    asTerminal(terminal, method, path, act = false, body = undefined) {
      const headers = {
        Authorization: `Terminal ${shop.terminalKey(terminal)}`,
        ...(act && { 'Idempotency-Key': key() }),
      };
      return wire({ method, path: `/api/v1/terminal${path}`, headers, body, from: from(terminal) });
    },
    arrival: (n, terminal) => comesIn(n, touched(shop.entranceId(terminal))),
    tagWrite() {
      const uid = (count++).toString(16).toUpperCase().padStart(14, '0');
      const body = {
        tagId: null,
        uid,
        chip: 'NTAG213',
        outcome: 'verified',
        writtenAt: new Date().toISOString(),
      };
      const headers = { Authorization: `WriteCode ${shop.WRITE_CODE}`, 'Idempotency-Key': key() };
      return wire({ path: '/api/v1/staff/tag-writes', headers, body });
    },
  };
}

/** Medians and tails of what phones and terminals ask for all day. */
async function hotRoutes(ask, port) {
  const taps = await someTaps(ask, port, 400);
  let turn = 0;
  const next = () => taps[turn++ % taps.length];
  const routes = {
    bootstrap: () => ask.bootstrap(SMALL),
    codes: () => ask.codes(),
    recognition: () => {
      const { member, tapId } = next();
      return ask.recognition(member, tapId);
    },
    terminal_queue: () => ask.asTerminal(next().terminal, 'GET', '/taps'),
    terminal_heartbeat: () => ask.asTerminal(next().terminal, 'POST', '/heartbeats'),
    terminal_accept: () => {
      const { terminal, tapId, number } = next();
      return ask.asTerminal(terminal, 'POST', `/taps/${tapId}/accept`, true, { number });
    },
    tag_write: () => ask.tagWrite(),
  };
  const metrics = [];
  for (const [name, make] of Object.entries(routes)) {
    const { times } = await drive(port, LATENCY.connections, LATENCY.milliseconds, make);
    for (const [label, share] of [
      ['p50', 0.5],
      ['p99', 0.99],
    ])
      metrics.push({
        metric: `${name}_${label}_ms`,
        value: round(percentile(times, share)),
        unit: 'ms',
        goal: 'none',
      });
  }
  return metrics;
}

/** Announced taps, each with its member and counter. */
async function someTaps(ask, port, count) {
  const connection = await Connection.open(port);
  const taps = [];
  for (let n = 0; n < count; n += 1) {
    const terminal = n % SMALL.terminals;
    const member = SMALL.members - 1 - n;
    const { status, text } = await connection.send(ask.arrival(member, terminal));
    if (status !== 200) throw new Error(`an arrival answered ${status}: ${text}`);
    const { recognition } = JSON.parse(text);
    if (recognition.tapId === undefined)
      throw new Error(`an arrival was not announced: ${recognition.state}`);
    taps.push({ member, terminal, tapId: recognition.tapId, number: recognition.number });
  }
  connection.close();
  return taps;
}
