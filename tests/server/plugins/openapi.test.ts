import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '../../../server/src/contract';
import { errorCodes } from '../../../server/src/contract/errors';
import type { ErrorCode } from '../../../server/src/contract/errors';
import { repositoryRoot } from '../../../server/src/paths';
import { testApp, testServices } from '../../helpers/server';

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string }>>;
}

describe('the OpenAPI document', () => {
  it('is handed out, is version 3.1 and names every route of the contract, no other', async () => {
    const services = await testServices();
    const app = await testApp(services, []);
    const document = (await app.inject('/openapi.json')).json<Document>();
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(operations.map((o) => o.operationId).sort()).toEqual(routes.map((r) => r.id).sort());
    await app.close();
    await services.close();
  });

  it('is the committed file: run `npm run contract` after changing the contract', async () => {
    const services = await testServices();
    const app = await testApp(services, []);
    const committed: unknown = JSON.parse(
      readFileSync(join(repositoryRoot(), 'server', 'openapi.json'), 'utf8'),
    );
    expect((await app.inject('/openapi.json')).json()).toEqual(committed);
    await app.close();
    await services.close();
  });

  it('closes the list of errors of every route, and leaves no code without a route', () => {
    const used = new Set<ErrorCode>(routes.flatMap((route) => route.errors));
    for (const code of [
      'bad_request',
      'route_not_found',
      'rate_limited',
      'database_busy',
      'internal',
    ] as const)
      used.add(code);
    expect(errorCodes.filter((code) => !used.has(code))).toEqual([]);
    for (const route of routes) expect(new Set(route.errors).size).toBe(route.errors.length);
  });
});
