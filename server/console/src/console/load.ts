/** How far a page has come with reading its data. */
export type Load = { state: 'loading' } | { state: 'ready' } | { state: 'failed'; message: string };
