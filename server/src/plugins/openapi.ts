import type { FastifyInstance } from 'fastify';
import { openApiDocument } from '../contract/openapi';

/** Serves the contract as OpenAPI 3.1 at `/openapi.json`, made on first demand. */
export function registerOpenapi(app: FastifyInstance): void {
  let document: string | null = null;
  app.get('/openapi.json', async (_request, reply) => {
    document ??= JSON.stringify(openApiDocument());
    return reply.type('application/json; charset=utf-8').send(document);
  });
}
