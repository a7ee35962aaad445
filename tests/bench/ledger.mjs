/**
 * Two hundred bookings at once, and kill -9 of the real built server in the middle, again and again. Whose answer was
 * lost is retried with the same key. In the end every accepted booking is there exactly once, and what each member holds is
 * the sum of their entries.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Connection, wire } from './server/http.mjs';
import { bundled, freePort, loadShop, startProduct } from './server/process.mjs';

/** A test asks for fewer. */
const KILLS = Number(process.env.BENCH_LEDGER_KILLS ?? 20);
const AT_ONCE = 200;
const SIZE = { members: 40, terminals: 20, tags: 20, taps: 0 };
/** Milliseconds of load before a kill. */
const LOAD = { least: 40, most: 300 };
const FINAL = new Set([200, 409]);

export default async function measure() {
  const shop = await loadShop();
  const main = await bundled('server/src/main.ts');
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-ledger-'));
  const port = await freePort();
  let product = null;
  try {
    await shop.seedShop(dataDir, SIZE);
    const start = async () => {
      product = startProduct(main, dataDir, port);
      if ((await product.ready) === null) throw new Error(`the server did not start: ${product.said()}`);
    };
    await start();
    const served = await serveEverybody(shop, port);
    let open = [];
    let count = 0;
    let retried = 0;
    const answered = new Map();
    for (let kill = 0; kill < KILLS; kill += 1) {
      retried += open.length;
      const fresh = Array.from({ length: AT_ONCE - open.length }, () => booking(served, count++));
      const load = perform(port, [...open, ...fresh], answered);
      await delay(LOAD.least + Math.random() * (LOAD.most - LOAD.least));
      await product.kill();
      open = await load;
      await start();
    }
    retried += open.length;
    open = await perform(port, open, answered);
    await product.kill();
    const books = await shop.readLedger(dataDir);
    const accepted = [...answered.values()].filter((act) => act.status === 200);
    const entriesOf = (act) => books.byReference.get(act.key) ?? 0;
    return [
      { metric: 'kills', value: KILLS, unit: 'kills', goal: '>= 20' },
      { metric: 'bookings_accepted', value: accepted.length, unit: 'bookings', goal: '> 0' },
      { metric: 'retried_after_lost_answer', value: retried, unit: 'bookings', goal: '> 0' },
      { metric: 'never_answered', value: open.length, unit: 'bookings', goal: '0' },
      {
        metric: 'accepted_and_lost',
        value: accepted.filter((act) => entriesOf(act) === 0).length,
        unit: 'bookings',
        goal: '0',
      },
      {
        metric: 'booked_twice',
        value: [...answered.values()].filter((act) => entriesOf(act) > 1).length,
        unit: 'bookings',
        goal: '0',
      },
      {
        metric: 'refused_and_booked',
        value: [...answered.values()].filter((act) => act.status !== 200 && entriesOf(act) > 0).length,
        unit: 'bookings',
        goal: '0',
      },
      { metric: 'members_out_of_balance', value: books.outOfBalance, unit: 'members', goal: '0' },
    ];
  } finally {
    await product?.kill();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

async function ask(connection, act) {
  const headers = { ...act.headers, 'Idempotency-Key': act.key };
  const reply = await connection.send(wire({ path: act.path, headers, body: act.body, from: act.from }));
  return { status: reply.status, json: JSON.parse(reply.text) };
}

/** Every member shows a code at a counter, which may then earn and spend. */
async function serveEverybody(shop, port) {
  const connection = await Connection.open(port);
  const served = [];
  for (let member = 0; member < SIZE.members; member += 1) {
    const from = `10.1.0.${member}`;
    const terminal = { Authorization: `Terminal ${shop.terminalKey(member % SIZE.terminals)}` };
    const codes = await ask(connection, {
      path: '/api/v1/member/codes',
      headers: { Authorization: `Bearer ${shop.sessionToken(member)}` },
      key: `bench-ledger-codes-${member}`,
      body: {},
      from,
    });
    const found = await ask(connection, {
      path: '/api/v1/terminal/identifications',
      headers: terminal,
      key: `bench-ledger-found-${member}`,
      body: { memberCode: codes.json.codes[0].code },
      from,
    });
    if (found.status !== 200) throw new Error(`nobody was identified: ${JSON.stringify(found.json)}`);
    served.push({ tapId: found.json.tap.id, headers: terminal, from });
  }
  connection.close();
  return served;
}

/** Mostly earning, some spending, on both accounts. */
function booking(served, n) {
  const { tapId, headers, from } = served[(n * 7) % served.length];
  const key = `bench-ledger-${String(n).padStart(8, '0')}`;
  const [kind, account] = [n % 3 === 2 ? 'spend' : 'earn', n % 2 === 0 ? 'points' : 'balance'];
  const body = { tapId, kind, account, amount: 1 + (n % 13), reason: '压力测试', reference: key };
  return { key, path: '/api/v1/terminal/ledger-entries', headers, from, body };
}

/** Asks for all of them at once. Answers those that got no final answer. */
async function perform(port, acts, answered) {
  const left = await Promise.all(
    acts.map(async (act) => {
      let connection = null;
      try {
        connection = await Connection.open(port);
        const { status, json } = await ask(connection, act);
        if (!FINAL.has(status)) throw new Error(`answered ${status}: ${JSON.stringify(json)}`);
        answered.set(act.key, { key: act.key, status });
        return null;
      } catch (error) {
        if (String(error).includes('answered')) throw error;
        return act;
      } finally {
        connection?.close();
      }
    }),
  );
  return left.filter((act) => act !== null);
}
