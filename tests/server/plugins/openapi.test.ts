import { routes } from '../../../server/src/contract';
import { openapiDocument } from '../../../server/src/plugins/openapi';
import { testApp, testServices } from '../../helpers/server';

interface Document {
  openapi: string;
  paths: Record<
    string,
    Record<string, { operationId: string; security?: unknown[]; responses: Record<string, unknown> }>
  >;
}

describe('the OpenAPI document', () => {
  it('is version 3.1 and names every route of the contract, no other', async () => {
    const document = (await openapiDocument()) as Document;
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(operations.map((o) => o.operationId).sort()).toEqual(routes.map((r) => r.id).sort());
  });

  it('is what the server hands out', async () => {
    const services = await testServices();
    const app = await testApp(services, []);
    const reply = await app.inject('/openapi.json');
    expect(reply.json()).toEqual(JSON.parse(JSON.stringify(await openapiDocument())));
    await app.close();
    await services.close();
  });
});
