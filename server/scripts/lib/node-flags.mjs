/**
 * How Node runs the server, in MiB: room for what a second of arrivals leaves behind. With V8's own small beginning every
 * few of them stop for a collection, and what is still being answered is copied each time.
 */
export const SERVER_FLAGS = ['--min-semi-space-size=16', '--max-semi-space-size=64'];
