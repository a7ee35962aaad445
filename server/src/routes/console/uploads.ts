import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';

const BINARY = 'application/octet-stream';

/** Files are taken as they come in; whoever reads them bounds their size. */
export function acceptUploads(app: FastifyInstance): void {
  if (app.hasContentTypeParser(BINARY)) return;
  app.addContentTypeParser(BINARY, (_request, payload, done) => done(null, payload));
}

/** The body of a route that `consumes`; empty when something else was sent. */
export function uploadOf(request: FastifyRequest): Readable {
  return request.body instanceof Readable ? request.body : Readable.from([]);
}
