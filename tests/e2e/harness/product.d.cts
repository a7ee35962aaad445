export interface Product {
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly address: string;
  readonly dataDir: string;
  /** From the start of the program to its first good answer. */
  readonly seconds: number;
  /** All it has said so far. */
  output(): string;
  /** Stops the server and keeps its data; `restart` brings it back. */
  halt(): Promise<void>;
  /** Stops and starts it again on the same port and data. Resolves with the seconds until it answered. */
  restart(): Promise<number>;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

/** Rejects, with what the program said, when it ends or does not answer in time. */
export function startProduct(options?: {
  env?: Record<string, string>;
  timeoutMs?: number;
}): Promise<Product>;
