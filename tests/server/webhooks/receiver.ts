import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AddressPolicy } from '../../../server/src/security/public-address';

/** Lets a test reach its own receiver, and nothing else. */
export const loopbackOnly: AddressPolicy = {
  protocols: ['http:'],
  mayReach: (address) => address === '127.0.0.1',
};

export interface Told {
  id: string;
  seq: number;
  event: string;
  terminalId: string;
  data: { id: string; state: string; provisional: boolean };
}

/** A merchant's software that listens. */
export class Receiver {
  readonly heard: { headers: IncomingHttpHeaders; text: string; told: Told }[] = [];
  status = 200;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, reply) => {
      let text = '';
      request.on('data', (part: Buffer) => (text += part.toString()));
      request.on('end', () => {
        if (this.status < 300)
          this.heard.push({ headers: request.headers, text, told: JSON.parse(text) as Told });
        reply.writeHead(this.status, this.status === 302 ? { location: '/elsewhere' } : {}).end();
      });
    });
  }

  static async open(): Promise<Receiver> {
    const receiver = new Receiver();
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/taps`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
