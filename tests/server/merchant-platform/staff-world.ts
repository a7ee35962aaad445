import type { LightMyRequestResponse } from 'fastify';
import { DEMO } from '../../../server/src/demo/seed';
import type { StaffRole } from '../../../server/src/contract/route';
import { idempotencyKey } from '../../helpers/server';
import type { ConsoleClient, TestMerchantPlatform } from './setup';
import { report } from './written';

export interface StaffAnswer {
  session: { token: string; expiresAt: string };
  staff: { name: string; role: StaffRole };
  merchantName: string;
  mayWrite: boolean;
}

/** Status and error code of a refusal. */
export const refusalOf = (answer: LightMyRequestResponse): [number, string | undefined] => [
  answer.statusCode,
  answer.json<{ code?: string }>().code,
];

/** People with phones at one merchant platform. */
export function staffWorld(platform: TestMerchantPlatform) {
  const { app, simulator } = platform;

  async function loginCode(userId: string): Promise<string> {
    const answer = await simulator.app.inject({
      method: 'POST',
      url: '/phone/login',
      payload: { appid: 'touristappid', userId },
    });
    return answer.json<{ code: string }>().code;
  }

  const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url: `/api/v1/staff/${url}`, payload, headers });

  async function invite(owner: ConsoleClient, role: StaffRole, expiresInHours = 24): Promise<string> {
    // A store manager has to be told which store: the one of the demo terminal.
    const { store_id } = await platform.services.db
      .selectFrom('entrances')
      .select('store_id')
      .where('id', '=', DEMO.taiyuanFirstTerminal1)
      .executeTakeFirstOrThrow();
    const stores = role === 'store_manager' ? [store_id] : null;
    const body = { name: '店员小赵', role, stores, expiresInHours };
    return (await owner.act('POST', '/api/v1/console/staff-invitations', body)).json<{ id: string }>().id;
  }

  async function accept(id: string, userId: string, key = idempotencyKey()) {
    const body = { appId: 'touristappid', code: await loginCode(userId) };
    return post(`invitations/${id}/accept`, body, { 'idempotency-key': key });
  }

  async function login(userId: string) {
    return post('sessions', { appId: 'touristappid', code: await loginCode(userId) });
  }

  /** A staff member of this role with a session on their phone. */
  async function hire(role: StaffRole, userId = 'clerk'): Promise<string> {
    const owner = await platform.staff('owner');
    const joined = await accept(await invite(owner, role), userId);
    return joined.json<StaffAnswer>().session.token;
  }

  /** Calls with the demo terminal's write code, and a staff session beside it when there is one. */
  const write = (path: string, body: object, session: string | null = null, key = idempotencyKey()) =>
    post(path, body, {
      authorization: `WriteCode ${DEMO.writeCodeTerminal1}`,
      'idempotency-key': key,
      ...(session !== null && { 'x-staff-session': session }),
    });

  const password = (session: string, body: object) =>
    post('tag-passwords', body, { authorization: `Bearer ${session}` });

  async function reserve(session: string | null = null): Promise<string> {
    const answer = await write('write-sessions', { want: 1, phone: 'phone-of-a-writer' }, session);
    return answer.json<{ reserved: { tagId: string }[] }>().reserved[0]!.tagId;
  }

  /** Reserves, writes and registers one tag; answers its id. */
  async function written(session: string | null, more: object = {}): Promise<string> {
    const tagId = await reserve(session);
    await write('tag-writes', report(tagId, more), session);
    return tagId;
  }

  return { loginCode, post, invite, accept, login, hire, write, password, reserve, report, written };
}
