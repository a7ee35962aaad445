import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from 'playwright-core';

/** A cash register's own software at 太原第一门店, paired through the console's doors and awake. */
export interface Register {
  post<T>(path: string, data: object): Promise<T>;
  get<T>(path: string): Promise<T>;
}

/** `entrance`: of the terminal. */
export async function openRegister(
  request: APIRequestContext,
  address: string,
  entrance: string,
): Promise<Register> {
  const api = `${address}/api/v1`;
  const act = () => ({ 'idempotency-key': randomUUID() });
  const read = async <T>(reply: Awaited<ReturnType<APIRequestContext['get']>>): Promise<T> => {
    if (!reply.ok()) throw new Error(`${reply.url()}: ${await reply.text()}`);
    return (await reply.json()) as T;
  };
  const { csrfToken } = await read<{ csrfToken: string }>(
    await request.post(`${api}/console/demo-login`, { data: {} }),
  );
  const { rows } = await read<{ rows: { store: { id: string } | null }[] }>(
    await request.get(`${api}/console/entrances?search=${encodeURIComponent('太原第一门店')}`),
  );
  const storeId = rows.find((row) => row.store !== null)?.store?.id ?? '';
  const { terminals } = await read<{ terminals: { id: string; entranceId: string }[] }>(
    await request.get(`${api}/console/stores/${storeId}/terminals`),
  );
  const terminalId = terminals.find((it) => it.entranceId === entrance)?.id ?? '';
  const { code } = await read<{ code: string }>(
    await request.post(`${api}/console/terminals/${terminalId}/pairing-codes`, {
      headers: { ...act(), 'x-csrf-token': csrfToken },
      data: {},
    }),
  );
  const { key } = await read<{ key: string }>(
    await request.post(`${api}/terminal/pairings`, { headers: act(), data: { code } }),
  );
  const headers = { authorization: `Terminal ${key}` };
  const register: Register = {
    post: async (path, data) =>
      read(await request.post(`${api}/terminal${path}`, { headers: { ...headers, ...act() }, data })),
    get: async (path) => read(await request.get(`${api}/terminal${path}`, { headers })),
  };
  await register.post('/heartbeats', {});
  return register;
}
