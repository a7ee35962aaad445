/** The line between a phone and the real server: what is asked arrives, unless a fault is put on the way. */
import { ApiFailure } from '../../../miniprogram/api/failure';
import type { HttpAnswer, HttpRequest, Transport } from '../../../miniprogram/api/transport';
import type { ServerWorld } from '../../helpers/server-world';

/** Where requests go that touch no server of this world. */
export const ORIGIN = 'https://api.test';

/** What happens to one request; `deliver` hands it to the server and brings the answer. */
export type Mishap = (deliver: () => Promise<HttpAnswer>) => Promise<HttpAnswer>;

export class Line {
  /** Every request as the phone sent it. */
  readonly sent: HttpRequest[] = [];
  readonly answers: HttpAnswer[] = [];
  private since = 0;
  private readonly mishaps: { readonly on: RegExp; readonly mishap: Mishap }[] = [];

  constructor(private readonly world: ServerWorld) {}

  /** The next request to such a path goes so. Several for one path happen one after the other. */
  befall(on: RegExp, ...mishaps: readonly Mishap[]): void {
    for (const mishap of mishaps) this.mishaps.push({ on, mishap });
  }

  /** Mishaps that nothing met. */
  waiting(): number {
    return this.mishaps.length;
  }

  /** From here on `to` counts. */
  mark(): void {
    this.since = this.sent.length;
  }

  /** Requests to such a path since the mark. */
  to(path: RegExp): HttpRequest[] {
    return this.sent.slice(this.since).filter(({ url }) => path.test(url));
  }

  readonly transport: Transport = async (request) => {
    this.sent.push(request);
    const at = this.mishaps.findIndex(({ on }) => on.test(request.url));
    const [met] = at < 0 ? [] : this.mishaps.splice(at, 1);
    const deliver = (): Promise<HttpAnswer> => this.deliver(request);
    return met === undefined ? deliver() : met.mishap(deliver);
  };

  private async deliver({ method, url, header, body }: HttpRequest): Promise<HttpAnswer> {
    if (!url.startsWith(ORIGIN)) throw new Error(`asked another server: ${url}`);
    const reply = await this.world.app.inject({
      method,
      url: url.slice(ORIGIN.length),
      headers: { ...header },
      ...(body === undefined ? {} : { payload: body }),
    });
    const answer: HttpAnswer = {
      status: reply.statusCode,
      body: JSON.parse(reply.body) as unknown,
      header: Object.fromEntries(
        Object.entries(reply.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
      ),
    };
    this.answers.push(answer);
    return answer;
  }
}

const unreachable = (): never => {
  throw new ApiFailure({ code: 'network_offline' });
};
const tooLate = (): never => {
  throw new ApiFailure({ code: 'timeout' });
};
const GATEWAY: HttpAnswer = { status: 502, body: '<html>502 Bad Gateway</html>', header: {} };
const refusal = (status: number, code: string): HttpAnswer => ({
  status,
  body: { code, message: code, requestId: 'req-1' },
  header: { 'retry-after': '1' },
});

/** The act is done, the answer never comes. */
export const answerLost: Mishap = (deliver) => deliver().then(unreachable);
export const answerTooLate: Mishap = (deliver) => deliver().then(tooLate);
export const gatewayBreaks: Mishap = (deliver) => deliver().then(() => GATEWAY);
/** Nothing was done. */
export const requestLost: Mishap = async () => unreachable();
export const serverBusy: Mishap = async () => refusal(503, 'database_busy');
export const tooMany: Mishap = async () => refusal(429, 'rate_limited');
/** Something on the way sends it twice and passes the second answer on. */
export const sentTwice: Mishap = (deliver) => deliver().then(deliver);
