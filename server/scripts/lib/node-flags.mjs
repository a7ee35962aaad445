/**
 * How Node runs the server. Semi-spaces (MiB): room for what a second of arrivals leaves behind. With V8's own small
 * beginning every few of them stop for a collection, and what is still being answered is copied each time. No memory reducer:
 * a shop is quiet for seconds again and again, and each time V8 would collect everything and give memory back, which the
 * next arrivals must fetch page by page.
 */
export const SERVER_FLAGS = ['--min-semi-space-size=16', '--max-semi-space-size=64', '--no-memory-reducer'];
