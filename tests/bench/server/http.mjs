import net from 'node:net';

/** An HTTP request as it goes over the wire. `from`: the caller's address as a proxy would name it. */
export function wire({ method = 'POST', path, headers = {}, body, from = '10.0.0.1' }) {
  const json = method === 'GET' ? '' : JSON.stringify(body ?? {});
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    `X-Forwarded-For: ${from}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(method === 'GET'
      ? []
      : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(json)}`]),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${json}`;
}

/**
 * One keep-alive connection, one request at a time. By hand, because a client library would cost as much as the server
 * that is measured. Every answer of ours carries its Content-Length.
 */
export class Connection {
  #socket;
  #buffer = Buffer.alloc(0);
  #waiting = null;

  static open(port) {
    return new Promise((resolve, reject) => {
      const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
      socket.once('error', reject);
      socket.once('connect', () => resolve(new Connection(socket)));
    });
  }

  constructor(socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => this.#settle(null, new Error('the connection was cut')));
  }

  /** Answers {status, text}; rejects when the connection ends first. */
  send(request) {
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) return reject(new Error('the connection was cut'));
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  get open() {
    return !this.#socket.destroyed && this.#socket.readyState === 'open';
  }

  close() {
    this.#socket.destroy();
  }

  #take(chunk) {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    const end = this.#buffer.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#buffer.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    if (this.#buffer.length < end + 4 + length) return;
    const text = this.#buffer.toString('utf8', end + 4, end + 4 + length);
    this.#buffer = Buffer.alloc(0);
    this.#settle({ status: Number(head.slice(9, 12)), text });
  }

  #settle(answer, error) {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (error) waiting?.reject(error);
    else waiting?.resolve(answer);
  }
}

/**
 * Keeps `connections` busy for `milliseconds` with what `next()` writes. Answers the requests a second and their times in
 * milliseconds, sorted. Throws at an answer that is no success.
 */
export async function drive(port, connections, milliseconds, next) {
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)));
  const times = [];
  const began = performance.now();
  const until = began + milliseconds;
  await Promise.all(
    open.map(async (connection) => {
      for (let now = performance.now(); now < until; ) {
        const { status, text } = await connection.send(next());
        const done = performance.now();
        if (status !== 200) throw new Error(`answered ${status}: ${text}`);
        times.push(done - now);
        now = done;
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  for (const connection of open) connection.close();
  return { perSecond: times.length / seconds, times: times.sort((a, b) => a - b) };
}

/** The value below which a share `p` of sorted values lies. */
export const percentile = (sorted, p) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))];

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return percentile(sorted, 0.5);
}
