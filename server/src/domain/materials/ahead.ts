/** Works on the next few items while the last is used; results come in the order of the items. */
export async function* ahead<T, R>(
  items: AsyncIterable<T>,
  depth: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const under: Promise<R>[] = [];
  const next = async (): Promise<R> => (await under.shift()) as R;
  try {
    for await (const item of items) {
      const started = work(item);
      // Waited for in its turn; until then a failure is nobody's.
      started.catch(() => undefined);
      under.push(started);
      if (under.length >= depth) yield await next();
    }
    while (under.length > 0) yield await next();
  } finally {
    await Promise.allSettled(under);
  }
}
