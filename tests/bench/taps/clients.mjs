/**
 * Phones and front desks of the measurement, outside the measured process. A tap is timed from the write of its request
 * until the bytes of the event that names the member reach the front desk's connection.
 */
import net from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Connection, percentile, wire } from '../server/http.mjs';

const shop = await import(pathToFileURL(process.env.SHOP).href);
const port = Number(process.env.PORT);
/** Streams opened at once. */
const BATCH = 100;
/** Milliseconds after the last tap within which its event must have come. */
const PATIENCE = 5_000;

const desks = [];
const phones = [];
/** Taps under way by the member's card number. */
const told = new Map();
let member = 0;

const from = (n) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
const numberOf = (n) => String(1_000_000_000 + n);

const answers = {
  async connect({ upTo }) {
    while (desks.length < upTo) {
      const first = desks.length;
      const batch = Array.from({ length: Math.min(BATCH, upTo - first) }, (_, n) => openDesk(first + n));
      desks.push(...(await Promise.all(batch)));
    }
    return { connected: desks.length };
  },
  async drive({ perSecond, taps, terminals }) {
    told.clear();
    const mean = 1000 / perSecond;
    const began = performance.now();
    const sent = [];
    let due = 0;
    for (let n = 0; n < taps; n += 1) {
      // People do not arrive in step: gaps are exponential, drawn the same for every server.
      due += -Math.log(1 - chance(n)) * mean;
      const wait = began + due - performance.now();
      if (wait > 0) await delay(wait);
      sent.push(touch(member++, n % terminals));
    }
    await Promise.all(sent);
    const mine = [...told.values()];
    for (let waited = 0; waited < PATIENCE && mine.some((it) => it.stored === 0); waited += 50)
      await delay(50);
    const shown = mine.filter((it) => it.shown > 0);
    const sorted = (of) => shown.map(of).sort((a, b) => a - b);
    const times = sorted((it) => it.shown - it.at);
    const stored = sorted((it) => it.stored - it.at);
    return {
      p50: percentile(times, 0.5),
      p99: percentile(times, 0.99),
      storedP99: percentile(stored, 0.99),
      missing: mine.length - shown.length,
    };
  },
  async leave() {
    for (const socket of desks.splice(0)) socket.destroy();
    for (const phone of phones.splice(0)) phone.close();
    return {};
  },
};

/** Numbers between 0 and 1 that are the same in every run. */
const chance = (n) => ((n * 2_654_435_761) % 4_294_967_296) / 4_294_967_296;

/**
 * A connection that was used before; those that a server has ended for long silence are let go. None is opened ahead: a
 * server ends one that says nothing at all, perhaps in the moment of its first tap.
 */
function idle() {
  for (let phone = phones.pop(); phone; phone = phones.pop()) if (phone.open) return phone;
  return null;
}

async function touch(n, terminal) {
  const phone = idle() ?? (await Connection.open(port));
  const number = numberOf(n);
  const tap = { at: 0, shown: 0, stored: 0 };
  told.set(number, tap);
  const request = wire({
    path: '/api/v1/member/bootstrap',
    headers: {
      Authorization: `Bearer ${shop.sessionToken(n)}`,
      'Idempotency-Key': `taps-${process.pid}-${String(n).padStart(12, '0')}`,
      'X-Bench-Number': number,
    },
    body: { appId: shop.APP_ID, entry: { how: 'tag', scene: 1065, id: shop.tagId(terminal) } },
    from: from(n),
  });
  tap.at = performance.now();
  const { status, text } = await phone.send(request);
  if (status !== 200) throw new Error(`a tap answered ${status}: ${text}`);
  phones.push(phone);
}

/** Opens a front desk's stream; resolves at its first event. */
function openDesk(n) {
  const request = wire({
    method: 'GET',
    path: '/api/v1/terminal/events',
    headers: {
      Authorization: `Terminal ${shop.terminalKey(n)}`,
      Accept: 'text/event-stream',
      'X-Bench-Tag': shop.tagId(n),
    },
    from: from(n),
  });
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true }, () => socket.write(request));
    let rest = '';
    socket.setEncoding('utf8').on('data', (text) => {
      const at = performance.now();
      rest += text;
      const end = rest.lastIndexOf('\n\n');
      if (end < 0) return;
      if (rest.includes('event: hello')) resolve(socket);
      if (rest.startsWith('HTTP/1.1 4') || rest.startsWith('HTTP/1.1 5')) reject(new Error(rest));
      for (const [, provisional, number] of rest
        .slice(0, end)
        .matchAll(/"provisional":(true|false).*?"number":"(\d+)"/g)) {
        const tap = told.get(number);
        if (tap === undefined) continue;
        tap.shown ||= at;
        if (provisional === 'false') tap.stored ||= at;
      }
      rest = rest.slice(end + 2);
    });
    socket.once('error', reject);
  });
}

process.on('message', (question) => {
  const answer = answers[question.do];
  answer?.(question).then(
    (said) => process.send(said),
    (error) => process.send({ failed: String(error?.message ?? error) }),
  );
});
process.stdout.write('ready\n');
