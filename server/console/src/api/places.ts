import type { Attempts } from './attempts';
import { call, type Answer, type Body } from './client';
import { act } from './console';

const stores = '/api/v1/console/stores';
const store = '/api/v1/console/stores/{storeId}';
export type StoreChange = Body<typeof store, 'patch'>;
export type StoreFacts = Answer<typeof store, 'get'>;
export type NewStore = Body<typeof stores, 'post'>;

const organisationsPath = '/api/v1/console/organisations';
export type Organisation = Answer<typeof organisationsPath, 'get'>['organisations'][number];
/** The first fifty whose name has this part. */
export const findOrganisations = async (search: string, signal?: AbortSignal): Promise<Organisation[]> =>
  (await call('get', organisationsPath, { query: { search }, ...(signal ? { signal } : {}) })).organisations;

export const organisations = async (search: string, signal?: AbortSignal): Promise<string[]> =>
  (await findOrganisations(search, signal)).map(({ name }) => name);
export const storeFacts = (storeId: string): Promise<StoreFacts> =>
  call('get', store, { params: { storeId } });
export const addStore = (wish: NewStore, attempts: Attempts) =>
  act('post', stores, wish, undefined, { attempts });
export const changeStore = (storeId: string, change: StoreChange, attempts: Attempts) =>
  act('patch', store, change, { storeId }, { attempts });
export const addTerminal = (storeId: string, name: string, attempts: Attempts) =>
  act('post', '/api/v1/console/stores/{storeId}/terminals', { name }, { storeId }, { attempts });
export const renameTerminal = (terminalId: string, name: string) =>
  act('patch', '/api/v1/console/terminals/{terminalId}', { name }, { terminalId });
