import type { HostFailure, HostRequest, HostRequestTask, HostResponse } from '../runtime/host';
import type { Fetch, Scheduler } from './ports';
import type { PhoneSwitches } from './profiles';

/** Addresses the mini-program is configured with; they lead to the server that serves this page. */
const OWN_ADDRESSES = ['http://127.0.0.1:3210', 'http://localhost:3210'];
const CONCURRENT = 10;
const INTERRUPTED_AFTER = 5000;

const FAILURE = {
  timeout: { errMsg: 'request:fail timeout', errno: 5 },
  offline: { errMsg: 'request:fail -2:net::ERR_INTERNET_DISCONNECTED', errno: 600001 },
  unreachable: { errMsg: 'request:fail -102:net::ERR_CONNECTION_REFUSED', errno: 600001 },
  aborted: { errMsg: 'request:fail abort' },
  interrupted: { errMsg: 'request:fail interrupted', errno: 600003 },
  domain: { errMsg: 'request:fail url not in domain list', errno: 600002 },
} satisfies Record<string, HostFailure>;

interface Running {
  request: HostRequest;
  url: string;
  settle: (outcome: { response: HostResponse } | { failure: HostFailure }) => void;
  started: boolean;
  stop: AbortController;
  settled: boolean;
}

/** One mini-program's network: ten at a time, its own time-outs, cut five seconds after it went to the background. */
export class MiniProgramNetwork {
  private running: Running[] = [];
  private cancelInterruption: (() => void) | null = null;

  constructor(
    private readonly ports: {
      fetch: Fetch;
      scheduler: Scheduler;
      origin: string;
      switches: () => PhoneSwitches;
      /** Told of every answer, before the mini-program gets it. */
      answered?: (url: string, response: HostResponse) => void;
    },
  ) {}

  request(request: HostRequest): HostRequestTask {
    let settle: Running['settle'] = () => undefined;
    const response = new Promise<HostResponse>((resolve, reject) => {
      settle = (outcome) => {
        if ('response' in outcome) resolve(outcome.response);
        else reject(Object.assign(new Error(outcome.failure.errMsg), outcome.failure));
      };
    });
    const url = this.mapped(request.url);
    const entry: Running = {
      request,
      url: url ?? request.url,
      settle,
      started: false,
      stop: new AbortController(),
      settled: false,
    };
    this.running.push(entry);
    if (url === null) this.end(entry, { failure: FAILURE.domain });
    else this.startNext();
    return { response, abort: () => this.end(entry, { failure: FAILURE.aborted }) };
  }

  /** The mini-program went to the background: what is still under way has five seconds left. */
  hidden(): void {
    this.cancelInterruption ??= this.ports.scheduler.after(INTERRUPTED_AFTER, () =>
      this.failAll(FAILURE.interrupted),
    );
  }

  shown(): void {
    this.cancelInterruption?.();
    this.cancelInterruption = null;
  }

  /** The connection was lost: nothing under way comes back. */
  lost(): void {
    this.failAll(FAILURE.offline);
  }

  dispose(): void {
    this.shown();
    this.failAll(FAILURE.aborted);
  }

  private failAll(failure: HostFailure): void {
    [...this.running].forEach((entry) => this.end(entry, { failure }));
  }

  private startNext(): void {
    while (this.running.filter(({ started }) => started).length < CONCURRENT) {
      const next = this.running.find(({ started }) => !started);
      if (next === undefined) return;
      next.started = true;
      this.send(next);
    }
  }

  private send(entry: Running): void {
    const { scheduler, fetch, switches } = this.ports;
    const { network, slowDelay } = switches();
    if (network === 'offline') {
      scheduler.after(30, () => this.end(entry, { failure: FAILURE.offline }));
      return;
    }
    const { method, header, data, timeout } = entry.request;
    const cancelTimeout = scheduler.after(timeout, () => this.end(entry, { failure: FAILURE.timeout }));
    entry.stop.signal.addEventListener('abort', cancelTimeout, { once: true });
    const go = () => {
      if (entry.settled) return;
      fetch({ url: entry.url, method, headers: header, body: data, signal: entry.stop.signal }).then(
        ({ status, headers, body }) =>
          this.end(entry, { response: { statusCode: status, header: headers, data: body } }),
        () => this.end(entry, { failure: FAILURE.unreachable }),
      );
    };
    if (network === 'slow') scheduler.after(slowDelay, go);
    else go();
  }

  private end(entry: Running, outcome: { response: HostResponse } | { failure: HostFailure }): void {
    if (entry.settled) return;
    entry.settled = true;
    this.running = this.running.filter((other) => other !== entry);
    entry.stop.abort();
    if ('response' in outcome) this.ports.answered?.(entry.url, outcome.response);
    entry.settle(outcome);
    this.startNext();
  }

  private mapped(url: string): string | null {
    const { origin } = this.ports;
    for (const address of [...OWN_ADDRESSES, origin]) {
      if (url === address || url.startsWith(`${address}/`)) return origin + url.slice(address.length);
    }
    return null;
  }
}
