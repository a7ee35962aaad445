export interface SseEvent {
  readonly event: string;
  readonly id: string | null;
  readonly data: unknown;
}

const LOOK_EVERY = 50;
/** Looks in vain after which what has not arrived never will: a machine that stands still meanwhile uses none up. */
const LOOKS = 60_000 / LOOK_EVERY;

/** A reader of Server-Sent Events over a real connection. */
export class EventReader {
  readonly events: SseEvent[] = [];
  #ended = false;
  #wake: () => void = () => undefined;

  private constructor(
    private readonly abort: AbortController,
    readonly contentType: string | null,
    body: ReadableStream<Uint8Array>,
  ) {
    void this.#read(body);
  }

  static async open(url: string, headers: Record<string, string>): Promise<EventReader> {
    const abort = new AbortController();
    const reply = await fetch(url, { headers, signal: abort.signal });
    if (!reply.ok || !reply.body) throw new Error(`the stream answered ${reply.status}`);
    return new EventReader(abort, reply.headers.get('content-type'), reply.body);
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    const reader = body.getReader();
    let text = '';
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        const blocks = (text + decoder.decode(value, { stream: true })).split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.#take(block);
        this.#wake();
      }
    } catch {
      // Closed by the test or cut by the server: either way there is no more to read.
    }
    this.#ended = true;
    this.#wake();
  }

  #take(block: string): void {
    const field = (name: string): string | null =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2) ?? null;
    const data = field('data');
    if (data === null) return;
    this.events.push({
      event: field('event') ?? 'message',
      id: field('id'),
      data: JSON.parse(data) as unknown,
    });
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Waits until `enough` holds for what has arrived; fails only when it surely never will: a busy machine takes its time. */
  async until(enough: (events: readonly SseEvent[]) => boolean): Promise<readonly SseEvent[]> {
    let looks = 0;
    while (!enough(this.events)) {
      if (looks > LOOKS) throw new Error(`waited in vain; arrived: ${JSON.stringify(this.events)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => {
          looks += 1;
          resolve();
        }, LOOK_EVERY);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.events;
  }

  async untilEnded(): Promise<void> {
    await this.until(() => this.#ended);
  }

  close(): void {
    this.abort.abort();
  }
}
