import { call, type Answer, type Body } from './client';
import { act } from './console';

const stores = '/api/v1/console/stores';
const store = '/api/v1/console/stores/{storeId}';
export type StoreFacts = Body<typeof store, 'patch'>;
export type NewStore = Body<typeof stores, 'post'>;

const organisationsPath = '/api/v1/console/organisations';
export type Organisation = Answer<typeof organisationsPath, 'get'>['organisations'][number];
/** The first fifty whose name has this part. */
export const findOrganisations = async (search: string, signal?: AbortSignal): Promise<Organisation[]> =>
  (await call('get', organisationsPath, { query: { search }, ...(signal ? { signal } : {}) })).organisations;

export const organisations = async (search: string, signal?: AbortSignal): Promise<string[]> =>
  (await findOrganisations(search, signal)).map(({ name }) => name);
export const storeFacts = async (storeId: string): Promise<StoreFacts> => {
  const { organisation, name, code, address, hours, phone } = await call('get', store, {
    params: { storeId },
  });
  return { organisation, name, code, address, hours, phone };
};
export const addStore = (wish: NewStore) => act('post', stores, wish);
export const changeStore = (storeId: string, facts: StoreFacts) => act('patch', store, facts, { storeId });
export const addTerminal = (storeId: string, name: string) =>
  act('post', '/api/v1/console/stores/{storeId}/terminals', { name }, { storeId });
export const renameTerminal = (terminalId: string, name: string) =>
  act('patch', '/api/v1/console/terminals/{terminalId}', { name }, { terminalId });
