import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../../server/src/app';
import { nobody, temporaryFolder, testServices } from '../../helpers/server';
import type { TestServices } from '../../helpers/server';

describe('pages', () => {
  const folder = temporaryFolder();
  let services: TestServices;
  let app: FastifyInstance;

  function page(...path: string[]): void {
    mkdirSync(join(folder.path, ...path.slice(0, -1)), { recursive: true });
    writeFileSync(join(folder.path, ...path), `<title>${path.join('/')}</title>`);
  }

  beforeAll(async () => {
    for (const path of [['index.html'], ['console', 'index.html'], ['pos', 'index.html']])
      page('web', ...path);
    page('preview', 'index.html');
    writeFileSync(join(folder.path, 'secret.key'), 'secret');
    services = await testServices();
    app = await buildApp({
      services,
      authenticators: nobody,
      rooms: [],
      pages: { console: join(folder.path, 'web'), preview: join(folder.path, 'preview') },
    });
  });
  afterAll(async () => {
    await app.close();
    await services.close();
    folder.remove();
  });

  it.each([
    ['/', 'web/index.html'],
    ['/console/', 'web/console/index.html'],
    ['/pos/', 'web/pos/index.html'],
    ['/preview/', 'preview/index.html'],
  ])('%s shows %s', async (url, file) => {
    const reply = await app.inject(url);
    expect([reply.statusCode, reply.body]).toEqual([200, `<title>${file}</title>`]);
  });

  it.each(['/console', '/pos', '/preview'])('%s leads to its folder', async (url) => {
    const reply = await app.inject(url);
    expect([301, 302]).toContain(reply.statusCode);
    expect(reply.headers.location).toBe(`${url}/`);
  });

  it('stand under a policy without foreign or inline code', async () => {
    const policy = String((await app.inject('/console/')).headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  it.each([
    '/../secret.key',
    '/%2e%2e/secret.key',
    '/console/..%2f..%2fsecret.key',
    '/preview/..%2f..%2fsecret.key',
  ])('gives away nothing outside: %s', async (url) => {
    const reply = await app.inject(url);
    expect(reply.statusCode).toBeGreaterThanOrEqual(400);
    expect(reply.body).not.toContain('secret</');
    expect(reply.body).not.toBe('secret');
  });
});
