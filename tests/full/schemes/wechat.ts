import { buildSimulator } from '../../../server/src/wechat/simulator';
import type { DemoCredentials } from '../../../server/src/wechat/simulator';
import { seededRandom } from '../../helpers/server-ports';

/** How WeChat words 9800010 in a run; `other_path`: somebody had schemes for some of our serials, leading elsewhere. */
export type Manner = 'revealed' | 'hidden' | 'other_path';
export const MANNERS: readonly Manner[] = ['revealed', 'hidden', 'other_path'];

const GENERATE = '/wxa/generatenfcscheme';
const PACED = [GENERATE, '/wxa/queryscheme'];
/** Every so many-th call loses its answer, or meets somebody else's scheme. */
const LOST_EVERY = 97;
const TAKEN_EVERY = 131;

/** The parameter by which a caller tells its virtual time. */
export const VIRTUAL = 'virtual_now';

export interface SimScheme {
  sn: string;
  path: string;
  query: string;
  envVersion: string;
  ticket: string;
}

/** The simulated platform with its documented limits, whose time is that of whoever calls it. */
export async function virtualWechat(manner: Manner, start: number) {
  let now = start;
  const calls: number[] = [];
  let generated = 0;
  let lost = 0;
  let taken = 0;
  let tooFast = 0;
  let onCall: (count: number) => void = () => undefined;
  const simulator = await buildSimulator({
    statePath: null,
    clock: { now: () => now },
    random: seededRandom(`wechat ${manner}`),
    existsManner: manner === 'hidden' ? 'hidden' : 'revealed',
    manualPushes: true,
    nodeEnv: 'test',
  });
  const { app } = simulator;
  const plan = (fault: object) =>
    app.inject({ method: 'POST', url: '/control/faults', payload: { path: GENERATE, times: 1, ...fault } });

  app.addHook('onRequest', async (request) => {
    const [path = '', query = ''] = request.url.split('?');
    const told = Number(new URLSearchParams(query).get(VIRTUAL));
    if (told > now) now = told;
    if (!PACED.includes(path)) return;
    calls.push(now);
    if (path !== GENERATE) return;
    generated += 1;
    if (generated % LOST_EVERY === 0) {
      lost += 1;
      await plan({ errcode: 0, moment: 'answer_lost' });
    } else if (manner === 'other_path' && generated % TAKEN_EVERY === 0) {
      taken += 1;
      await plan({ errcode: 9800010, manner: 'other_path' });
    }
    onCall(generated);
  });
  app.addHook('onSend', async (_request, _reply, payload) => {
    if (typeof payload === 'string' && /"errcode":(44990|44993|85400)\b/.test(payload)) tooFast += 1;
  });
  const credentials: DemoCredentials = await simulator.seedDemo();
  const url = await app.listen({ host: '127.0.0.1', port: 0 });

  return {
    url,
    credentials,
    now: () => now,
    /** Told after every request for a scheme, with how many there were. */
    watch(listener: (count: number) => void): void {
      onCall = listener;
    },
    figures: () => ({ calls: calls.length, generated, lost, taken, tooFast, busiestSecond: busiest(calls) }),
    /** What stands at WeChat. */
    async schemes(): Promise<SimScheme[]> {
      const reply = await app.inject({ method: 'GET', url: '/control/state' });
      return reply.json<{ schemes: SimScheme[] }>().schemes;
    },
    close: () => simulator.close(),
  };
}

export type VirtualWechat = Awaited<ReturnType<typeof virtualWechat>>;

/** Most calls within any 1,000 ms. */
function busiest(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  let most = 0;
  let from = 0;
  sorted.forEach((time, to) => {
    while (time - (sorted[from] ?? time) >= 1_000) from += 1;
    most = Math.max(most, to - from + 1);
  });
  return most;
}
