/**
 * kill -9 of the real built server under write load, again and again. After every restart each acknowledged act must be
 * there; acts whose answer was lost are retried with the same key; nothing may be there twice.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Connection, wire } from './server/http.mjs';
import { bundled, freePort, loadShop, startProduct } from './server/process.mjs';

const KILLS = 200;
const ACKNOWLEDGED = 10_000;
/** Servers at once, each with its own data. */
const LANES = 2;
const CONNECTIONS = 16;
const SIZE = { members: 4_000, terminals: 50, tags: 50, taps: 0 };
/** Milliseconds of load before a kill. */
const LOAD = { least: 80, most: 420 };
/** Some servers die while they start. */
const KILLED_AT_START = 0.1;

export default async function measure() {
  const shop = await loadShop();
  const main = await bundled('server/src/main.ts');
  const lanes = await Promise.all(
    Array.from({ length: LANES }, (_, n) => lane(shop, main, n, Math.ceil(KILLS / LANES))),
  );
  const sum = (of) => lanes.reduce((total, result) => total + of(result), 0);
  const restarts = lanes.flatMap((result) => result.restarts).sort((a, b) => a - b);
  return [
    { metric: 'kills', value: sum((it) => it.kills), unit: 'kills', goal: `>= ${KILLS}` },
    { metric: 'acknowledged', value: sum((it) => it.acknowledged), unit: 'acts', goal: `>= ${ACKNOWLEDGED}` },
    { metric: 'acknowledged_lost', value: sum((it) => it.lost), unit: 'acts', goal: '0' },
    { metric: 'applied_twice', value: sum((it) => it.twice), unit: 'acts', goal: '0' },
    { metric: 'replayed_differently', value: sum((it) => it.differently), unit: 'acts', goal: '0' },
    { metric: 'retried_after_lost_answer', value: sum((it) => it.retried), unit: 'acts', goal: '> 0' },
    {
      metric: 'restart_ms_median',
      value: Math.round(restarts[restarts.length >> 1]),
      unit: 'ms',
      goal: 'none',
    },
    { metric: 'restart_ms_max', value: Math.round(restarts.at(-1)), unit: 'ms', goal: 'none' },
  ];
}

async function lane(shop, main, number, kills) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-durability-'));
  const port = await freePort();
  const acts = maker(shop, number);
  const result = { kills: 0, acknowledged: 0, lost: 0, twice: 0, differently: 0, retried: 0, restarts: [] };
  /** Every act that was answered, and those that were asked for and not answered. */
  const answered = [];
  let open = [];
  let product = null;
  try {
    await shop.seedShop(dataDir, SIZE);
    while (result.kills < kills || answered.length < ACKNOWLEDGED / LANES) {
      product = startProduct(main, dataDir, port);
      if (Math.random() < KILLED_AT_START) {
        await delay(Math.random() * 400);
        await product.kill();
        result.kills += 1;
        continue;
      }
      const took = await product.ready;
      if (took === null) throw new Error(`the server did not start again: ${product.said()}`);
      result.restarts.push(took);

      const before = answered.length;
      result.retried += open.length;
      const lostAnswers = open;
      open = [];
      await perform(port, lostAnswers, answered, open);
      result.differently += await replayDiffers(port, answered);
      const deadline = performance.now() + LOAD.least + Math.random() * (LOAD.most - LOAD.least);
      const load = underLoad(port, acts, answered, open);
      await delay(Math.max(0, deadline - performance.now()));
      await product.kill();
      result.kills += 1;
      await load;
      result.lost += missing(answered.slice(before), await shop.readTraces(dataDir));
    }
    product = startProduct(main, dataDir, port);
    if ((await product.ready) === null) throw new Error(`the server did not start again: ${product.said()}`);
    result.retried += open.length;
    await perform(port, open, answered, []);
    await product.kill();
    const traces = await shop.readTraces(dataDir);
    result.lost = Math.max(result.lost, missing(answered, traces));
    result.twice = doubled(answered, traces);
    result.acknowledged = answered.length;
    return result;
  } finally {
    await product?.kill();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Acts that differ in whom and what they touch, so that each one's trace is its own. */
function maker(shop, lane) {
  let count = 0;
  const common = (n, member) => ({
    key: `bench-${lane}-${String(n).padStart(12, '0')}`,
    from: `10.${lane}.${(member >> 8) & 255}.${member & 255}`,
  });
  const asMember = (member) => ({ Authorization: `Bearer ${shop.sessionToken(member)}` });
  return () => {
    const n = count++;
    const member = n % SIZE.members;
    const act = common(n, member);
    if (n % 3 === 0) {
      return {
        ...act,
        kind: 'codes',
        member: shop.memberId(member),
        path: '/api/v1/member/codes',
        headers: asMember(member),
        body: {},
      };
    }
    if (n % 3 === 1) {
      const uid = n.toString(16).toUpperCase().padStart(14, '0');
      return {
        ...act,
        kind: 'tag-write',
        uid,
        path: '/api/v1/staff/tag-writes',
        headers: { Authorization: `WriteCode ${shop.WRITE_CODE}` },
        body: {
          tagId: null,
          uid,
          chip: 'NTAG213',
          outcome: 'verified',
          writtenAt: new Date().toISOString(),
        },
      };
    }
    const terminal = Math.floor(n / SIZE.members) % SIZE.terminals;
    return {
      ...act,
      kind: 'tap',
      pair: `${shop.visitorId(member)} ${shop.terminalId(terminal)}`,
      path: '/api/v1/member/bootstrap',
      headers: asMember(member),
      body: { appId: shop.APP_ID, entry: { how: 'tag', scene: 1065, id: shop.entranceId(terminal) } },
    };
  };
}

const request = (act) =>
  wire({
    path: act.path,
    headers: { ...act.headers, 'Idempotency-Key': act.key },
    body: act.body,
    from: act.from,
  });

/** Asks for an act once. A success goes to `answered`, a cut connection to `open`. */
async function attempt(connection, act, answered, open) {
  let reply;
  try {
    reply = await connection.send(request(act));
  } catch {
    open.push(act);
    return false;
  }
  if (reply.status !== 200) throw new Error(`${act.path} answered ${reply.status}: ${reply.text}`);
  answered.push({ ...act, answer: reply.text });
  return true;
}

/** Does the given acts, several at a time. */
async function perform(port, acts, answered, open) {
  const queue = [...acts];
  const workers = Array.from({ length: Math.min(CONNECTIONS, queue.length) }, async () => {
    const connection = await Connection.open(port);
    for (let act = queue.pop(); act; act = queue.pop()) await attempt(connection, act, answered, open);
    connection.close();
  });
  await Promise.all(workers);
}

/** New acts on every connection until the server is gone. */
async function underLoad(port, next, answered, open) {
  const workers = Array.from({ length: CONNECTIONS }, async () => {
    const connection = await Connection.open(port).catch(() => null);
    while (connection && (await attempt(connection, next(), answered, open)));
  });
  await Promise.all(workers);
}

/** Asks again for the last few acts that were answered; a retry must get the first answer. */
async function replayDiffers(port, answered) {
  const sample = answered.slice(-3).filter((act) => act.kind !== 'tap');
  const again = [];
  await perform(port, sample, again, []);
  const first = new Map(sample.map((act) => [act.key, act.answer]));
  return again.filter((act) => first.get(act.key) !== act.answer).length;
}

function missing(answered, traces) {
  return answered.filter((act) => {
    if (!traces.keys.has(act.key)) return true;
    if (act.kind === 'tag-write') return !traces.tagWrites.has(act.uid);
    if (act.kind === 'codes') return !traces.codeIssues.has(act.member);
    return !traces.taps.has(JSON.parse(act.answer).recognition.tapId);
  }).length;
}

/** More traces than acts. */
function doubled(answered, traces) {
  const acts = { 'tag-write': new Map(), codes: new Map(), tap: new Map() };
  for (const act of answered) {
    const name = act.uid ?? act.member ?? act.pair;
    acts[act.kind].set(name, (acts[act.kind].get(name) ?? 0) + 1);
  }
  const surplus = (found, done) =>
    [...found].reduce((total, [name, n]) => total + Math.max(0, n - (done.get(name) ?? 0)), 0);
  return (
    surplus(traces.tagWrites, acts['tag-write']) +
    surplus(traces.codeIssues, acts.codes) +
    surplus(traces.arrivals, acts.tap)
  );
}
