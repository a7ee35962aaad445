import type { Attempts } from './attempts';
import {
  call,
  newIdempotencyKey,
  type Answer,
  type Body,
  type CallOptions,
  type PathOf,
  type Query,
} from './client';

let csrfToken = '';

const env = '/api/v1/console/environment';
export type Environment = Answer<typeof env, 'get'>;
export const environment = (): Promise<Environment> => call('get', env);

export type Me = Answer<'/api/v1/console/me', 'get'>;
/** For the acts that are no JSON. */
export const csrf = (): string => csrfToken;

export const remember = (me: Me): Me => {
  csrfToken = me.csrfToken;
  return me;
};

export const me = async (): Promise<Me> => remember(await call('get', '/api/v1/console/me'));
export const login = async (loginName: string, password: string): Promise<Me> =>
  remember(await call('post', '/api/v1/console/login', { body: { loginName, password } }));
export const demoLogin = async (): Promise<Me> =>
  remember(await call('post', '/api/v1/console/demo-login', { body: {} }));

/** For what is sent past `act`: a file as it is. */
export const csrfHeaders = () => ({ 'x-csrf-token': csrfToken });

export interface How {
  timeoutMs?: number;
  /** Of the form that asks, for what must not be done twice when its answer is lost. */
  attempts?: Attempts | undefined;
}

/** Acts carry the CSRF token and an idempotency key. */
export function act<P extends PathOf<M>, M extends 'post' | 'patch'>(
  method: M,
  path: P,
  body: Body<P, M>,
  params?: CallOptions['params'],
  { timeoutMs, attempts }: How = {},
): Promise<Answer<P, M>> {
  const send = (key: string): Promise<Answer<P, M>> =>
    call(method, path, {
      body: body ?? {},
      headers: { 'x-csrf-token': csrfToken, 'idempotency-key': key },
      ...(params ? { params } : {}),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
  return attempts ? attempts.at([method, path, params, body], send) : send(newIdempotencyKey());
}

export const logout = (): Promise<unknown> => act('post', '/api/v1/console/logout', {});

const entrancesPath = '/api/v1/console/entrances';
export type EntrancePage = Answer<typeof entrancesPath, 'get'>;
export type EntranceRow = EntrancePage['rows'][number];
export const entrances = (query: Query<typeof entrancesPath>, signal?: AbortSignal): Promise<EntrancePage> =>
  call('get', entrancesPath, { query: { ...query }, ...(signal ? { signal } : {}) });

export type TerminalList = Answer<'/api/v1/console/stores/{storeId}/terminals', 'get'>;
export type TerminalRow = TerminalList['terminals'][number];
export const terminals = (storeId: string, signal?: AbortSignal): Promise<TerminalList> =>
  call('get', '/api/v1/console/stores/{storeId}/terminals', {
    params: { storeId },
    ...(signal ? { signal } : {}),
  });

export const switchEntrance = (entranceId: string, enabled: boolean) =>
  act('patch', '/api/v1/console/entrances/{entranceId}', { enabled }, { entranceId });

export type WriteCode = Answer<'/api/v1/console/entrances/{entranceId}/write-codes', 'post'>;
export const writeCode = (
  entranceId: string,
  renew: boolean,
  expiresInDays: number | null,
): Promise<WriteCode> =>
  act('post', '/api/v1/console/entrances/{entranceId}/write-codes', { renew, expiresInDays }, { entranceId });
export const revokeWriteCode = (writeCodeId: string): Promise<WriteCode> =>
  act('post', '/api/v1/console/write-codes/{writeCodeId}/revoke', {}, { writeCodeId });

export const pairingCode = (terminalId: string) =>
  act('post', '/api/v1/console/terminals/{terminalId}/pairing-codes', {}, { terminalId });
export const revokeTerminal = (terminalId: string) =>
  act('post', '/api/v1/console/terminals/{terminalId}/revoke', {}, { terminalId });

export type TagList = Answer<'/api/v1/console/entrances/{entranceId}/tags', 'get'>;
export const tags = (entranceId: string): Promise<TagList> =>
  call('get', '/api/v1/console/entrances/{entranceId}/tags', { params: { entranceId } });

/** Pictures are plain addresses: the cookie goes with them. */
export const entrancePicture = (entranceId: string): string =>
  `/api/v1/console/entrances/${entranceId}/code.png`;
export const writeCodePicture = (writeCodeId: string): string =>
  `/api/v1/console/write-codes/${writeCodeId}/code.png`;
