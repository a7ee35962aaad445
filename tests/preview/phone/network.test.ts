import { MiniProgramNetwork } from '../../../preview/phone/network';
import type { Fetch } from '../../../preview/phone/ports';
import { DEFAULT_SWITCHES } from '../../../preview/phone/profiles';
import type { PhoneSwitches } from '../../../preview/phone/profiles';
import type { HostFailure, HostRequest, HostRequestTask } from '../../../preview/runtime/host';
import { HandClock } from './hand-clock';

const BASE = 'http://127.0.0.1:3210';

function line(switches: Partial<PhoneSwitches> = {}) {
  const clock = new HandClock();
  const sent: { url: string; answer: () => void; refuse: () => void; signal: AbortSignal }[] = [];
  const fetch: Fetch = ({ url, signal }) =>
    new Promise((resolve, reject) => {
      const answer = () => resolve({ status: 200, headers: { a: 'b' }, body: new ArrayBuffer(2) });
      sent.push({ url, signal, answer, refuse: () => reject(new Error('refused')) });
    });
  const now = { ...DEFAULT_SWITCHES, ...switches };
  const network = new MiniProgramNetwork({
    fetch,
    scheduler: clock,
    origin: 'http://preview.test:9',
    switches: () => now,
  });
  const ask = (url = `${BASE}/api/v1/x`, timeout = 60000) => {
    const request: HostRequest = { url, method: 'GET', header: {}, data: undefined, timeout };
    return watched(network.request(request));
  };
  return { clock, sent, network, ask };
}

/** A task whose outcome is a text: `200`, or the failure's errMsg. */
function watched(task: HostRequestTask) {
  const seen = { outcome: 'waiting', abort: () => task.abort() };
  task.response.then(
    ({ statusCode }) => (seen.outcome = String(statusCode)),
    (failure: unknown) => (seen.outcome = (failure as HostFailure).errMsg),
  );
  return seen;
}

it('leads the configured address to the server of this page', async () => {
  const { clock, sent, ask } = line();
  const task = ask();
  expect(sent[0]?.url).toBe('http://preview.test:9/api/v1/x');
  sent[0]?.answer();
  await clock.turn(1);
  expect(task.outcome).toBe('200');
});

it.each(['http://127.0.0.1:32100/x', 'https://example.com/', 'http://127.0.0.1:3210.evil.test/'])(
  'refuses %s, which no merchant listed',
  async (url) => {
    const { clock, sent, ask } = line();
    const task = ask(url);
    await clock.turn(1);
    expect(task.outcome).toBe('request:fail url not in domain list');
    expect(sent).toEqual([]);
  },
);

it('fails at once without network, and cuts what is under way when it is lost', async () => {
  const offline = line({ network: 'offline' });
  const task = offline.ask();
  await offline.clock.turn(100);
  expect(task.outcome).toContain('ERR_INTERNET_DISCONNECTED');
  const online = line();
  const other = online.ask();
  online.network.lost();
  await online.clock.turn(1);
  expect(other.outcome).toContain('ERR_INTERNET_DISCONNECTED');
  expect(online.sent[0]?.signal.aborted).toBe(true);
});

it('is slow by the set delay, which counts towards the time-out', async () => {
  const { clock, sent, ask } = line({ network: 'slow', slowDelay: 3000 });
  const patient = ask();
  const hasty = ask(`${BASE}/y`, 2000);
  await clock.turn(2500);
  expect(sent).toEqual([]);
  expect(hasty.outcome).toBe('request:fail timeout');
  await clock.turn(600);
  expect(sent).toHaveLength(1);
  sent[0]?.answer();
  await clock.turn(1);
  expect(patient.outcome).toBe('200');
});

it('says so when the server refuses the connection', async () => {
  const { clock, sent, ask } = line();
  const task = ask();
  sent[0]?.refuse();
  await clock.turn(1);
  expect(task.outcome).toContain('ERR_CONNECTION_REFUSED');
});

it('can be aborted, once', async () => {
  const { clock, sent, ask } = line();
  const task = ask();
  task.abort();
  sent[0]?.answer();
  await clock.turn(1);
  expect(task.outcome).toBe('request:fail abort');
});

it('sends ten at a time', async () => {
  const { clock, sent, ask } = line();
  const tasks = Array.from({ length: 12 }, () => ask());
  expect(sent).toHaveLength(10);
  sent[0]?.answer();
  await clock.turn(1);
  expect(sent).toHaveLength(11);
  expect(tasks.filter(({ outcome }) => outcome === '200')).toHaveLength(1);
});

it('is interrupted five seconds after going to the background, but not when it came back in time', async () => {
  const { clock, network, ask } = line();
  const task = ask();
  network.hidden();
  await clock.turn(4000);
  network.shown();
  await clock.turn(4000);
  expect(task.outcome).toBe('waiting');
  network.hidden();
  await clock.turn(5001);
  expect(task.outcome).toBe('request:fail interrupted');
});
