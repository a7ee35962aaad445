import type { FastifyInstance, FastifyReply } from 'fastify';
import { openApiDocument } from '../contract/openapi';
import type { OpenApi } from './docs/document';
import { docsPage, errorsPage } from './docs/page';
import { style } from './docs/style';

/** The pages hold no script and load nothing but their own style sheet. */
const POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function send(reply: FastifyReply, type: string, text: string): FastifyReply {
  return reply
    .header('content-security-policy', POLICY)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .type(`${type}; charset=utf-8`)
    .send(text);
}

/** The contract for people: `/docs` (every route, by caller) and `/docs/errors`, made from `/openapi.json` on first demand. */
export function registerDocs(app: FastifyInstance): void {
  let pages: { routes: string; errors: string } | null = null;
  const made = (): { routes: string; errors: string } => {
    if (pages) return pages;
    // The document is ours; its types are narrower than plain JSON says.
    const document = openApiDocument() as unknown as OpenApi;
    pages = { routes: docsPage(document), errors: errorsPage(document) };
    return pages;
  };
  app.get('/docs', async (_request, reply) => send(reply, 'text/html', made().routes));
  app.get('/docs/errors', async (_request, reply) => send(reply, 'text/html', made().errors));
  app.get('/docs/style.css', async (_request, reply) => send(reply, 'text/css', style));
}
