// A cash register for the front desk: `node cash-register.mjs https://server PAIRING-CODE`, later with TERMINAL_KEY set.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const [server, pairingCode] = process.argv.slice(2);
let key = process.env.TERMINAL_KEY;
const api = (path) => `${server}/api/v1/terminal${path}`;
const auth = () => (key ? { authorization: `Terminal ${key}` } : {});
const say = (what, data) => console.log(JSON.stringify({ what, ...data }));
/** Does an act exactly once: the same Idempotency-Key until somebody answers, however often the network fails. */
async function act(path, body = {}) {
  const headers = { ...auth(), 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  for (;;) {
    const sent = fetch(api(path), { method: 'POST', headers, body: JSON.stringify(body) });
    const answer = await sent.then(async (reply) => ({ reply, json: await reply.json() })).catch(() => null);
    if (answer?.reply.ok) return answer.json;
    if (answer && answer.reply.status < 500 && answer.reply.status !== 429) throw answer.json;
    await sleep(1000);
  }
}

/** A member stands at the counter: accept, by the number on their phone where it is asked for, then give points. */
async function serve(tap) {
  const accepted = await act(`/taps/${tap.id}/accept`).catch(async (refusal) => {
    if (refusal.code !== 'tap_number_required') throw refusal;
    console.error(`${tap.member.maskedName} shows which of ${tap.choices}?`);
    const [typed] = await once(process.stdin, 'data');
    return act(`/taps/${tap.id}/accept`, { number: String(typed).trim() });
  });
  say('served', accepted.tap);
  const sale = { tapId: tap.id, kind: 'earn', account: 'points', amount: 10, reason: '消费积分' };
  say('booked', (await act('/ledger-entries', sale)).entry);
}
if (pairingCode) ({ key } = await act('/pairings', { code: pairingCode }));
say('paired', { key });
const awake = { method: 'POST', headers: { ...auth(), 'content-type': 'application/json' }, body: '{}' };
setInterval(() => fetch(api('/heartbeats'), awake).catch(() => {}), 15_000).unref(); // Else members are told that nobody listens.
const seen = new Set(); // Ids of events: the same one may be told twice, and `last` is where to resume from.
for (let last = ''; ; await sleep(1000)) {
  try {
    const stream = await fetch(api('/events'), { headers: { ...auth(), 'last-event-id': last } });
    if (stream.status === 401) break; // Unpaired in the console: pair anew.
    let [utf8, text] = [new TextDecoder(), ''];
    for await (const part of stream.body) {
      const blocks = (text + utf8.decode(part, { stream: true })).split('\n\n');
      text = blocks.pop();
      for (const block of blocks) {
        const { id, event, data } = Object.fromEntries(block.split('\n').map((it) => it.split(/: (.*)/s)));
        if (!id || seen.has(id)) continue; // Without an id it is not stored yet, and may be taken away again.
        seen.add((last = id));
        const tap = JSON.parse(data);
        if (event === 'tap' && tap.state === 'waiting') serve(tap).catch((it) => say('refused', it));
      }
    }
  } catch (cut) {
    say('cut', { message: cut.message }); // The network: come back and ask for what happened meanwhile.
  }
}
