/** How far a page has come with reading its data. */
export type Load = { state: 'loading' } | { state: 'ready' } | { state: 'failed'; message: string };

/** What stands in a list without rows: that there are none is known only once they were read. */
export function insteadOfRows(load: Load, none: string): string {
  switch (load.state) {
    case 'loading':
      return '正在读取…';
    case 'failed':
      return '没有读到，请重试。';
    case 'ready':
      return none;
  }
}
