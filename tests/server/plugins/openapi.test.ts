import { routes } from '../../../server/src/contract';
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
});
