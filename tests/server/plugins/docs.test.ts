import type { FastifyInstance } from 'fastify';
import { routes } from '../../../server/src/contract';
import { errorCodes, errorTable } from '../../../server/src/contract/errors';
import { schemaText } from '../../../server/src/plugins/docs/schema-text';
import { testApp, testServices } from '../../helpers/server';
import type { TestServices } from '../../helpers/server';

describe('the pages for people', () => {
  let services: TestServices;
  let app: FastifyInstance;
  beforeAll(async () => {
    services = await testServices();
    app = await testApp(services, []);
  });
  afterAll(async () => {
    await app.close();
    await services.close();
  });
  const page = async (url: string) => (await app.inject(url)).body;
  const section = (html: string, id: string) =>
    html
      .split('<section class="operation" ')
      .find((part) => part.startsWith(`id="${id}"`))
      ?.split('</section>')[0] ?? '';

  it.each(routes.map((route) => [route.id, route] as const))(
    'shows %s with its address and every error it may answer, in Chinese',
    async (id, route) => {
      const shown = section(await page('/docs'), id);
      expect(shown).toContain(route.path.replace(/:([A-Za-z]+)/g, '{$1}'));
      for (const code of route.errors) {
        expect(shown).toContain(`<code>${code}</code>`);
        expect(shown).toContain(errorTable[code].message);
      }
      expect(shown.includes('Idempotency-Key')).toBe(route.act);
    },
  );

  it('lists every error code once on a page of its own', async () => {
    const html = await page('/docs/errors');
    const listed = [...html.matchAll(/<tr id="([^"]+)">/g)].map(([, code]) => code);
    expect(listed).toEqual(errorCodes);
  });

  it.each(['/docs', '/docs/errors'])('%s runs no script and loads nothing from elsewhere', async (url) => {
    const reply = await app.inject(url);
    expect(reply.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self'/);
    expect(reply.body).not.toMatch(/<script|style="|https?:\/\//);
    const links = [...reply.body.matchAll(/href="(\/[^"#]*)/g)].map(([, link]) => link ?? '');
    for (const link of new Set(links)) expect((await app.inject(link)).statusCode).toBe(200);
  });

  it('leads every link inside a page to a place that exists', async () => {
    const html = await page('/docs');
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const inside = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(inside.length).toBeGreaterThan(routes.length);
    expect(inside.filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('a schema in words', () => {
  it.each([
    [{ type: 'string', maxLength: 5 }, 'string (≤ 5)'],
    [{ anyOf: [{ const: 'a' }, { type: 'null' }] }, '"a" | null'],
    [{ type: 'array', items: { anyOf: [{ const: 1 }, { const: 2 }] } }, '(1 | 2)[]'],
    [{ type: 'object', properties: {} }, '{}'],
    [
      {
        type: 'object',
        required: ['a'],
        properties: { a: { type: 'integer' }, b: { type: 'array', items: { type: 'boolean' } } },
      },
      '{\n  a: integer\n  b?: boolean[]\n}',
    ],
  ])('%j reads %s', (schema, text) => {
    expect(schemaText(schema)).toBe(text);
  });
});
