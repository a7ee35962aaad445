import { CallError, newIdempotencyKey } from './client';

/** Whether the answer tells that nothing was done; none at all, or one of a server in trouble, does not. */
const refused = (error: unknown): boolean =>
  error instanceof CallError && error.status >= 400 && error.status < 500;

/**
 * One form's attempts at one act. What may have been done without telling goes under the same key when it is asked for
 * again with the same content: the server does it once and answers as it did then.
 */
export class Attempts {
  private unclear: { content: string; key: string } | null = null;

  async at<T>(content: unknown, send: (idempotencyKey: string) => Promise<T>): Promise<T> {
    const text = JSON.stringify(content);
    const mine = this.unclear?.content === text ? this.unclear : { content: text, key: newIdempotencyKey() };
    this.unclear = mine;
    try {
      const answer = await send(mine.key);
      this.unclear = null;
      return answer;
    } catch (error) {
      if (refused(error)) this.unclear = null;
      if (!(error instanceof CallError) || error.status !== 0) throw error;
      const words = '没有收到服务器的回答，可能已经完成。请检查网络后原样再做一次，不会重复。';
      throw new CallError(error.code, words, null, 0);
    }
  }
}
