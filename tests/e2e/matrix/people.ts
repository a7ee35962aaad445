import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Holder } from './cells';

/** Who among the people of the simulated WeChat is what. */
export const PERSON: Readonly<Record<Holder, string>> = {
  visitor: 'wang',
  pending: 'chen',
  member: 'lin',
  deleted: 'zhou',
  left: 'clerk',
};

const APP = 'touristappid';
const FORM = { USER_FORM_INFO_FLAG_NAME: '林小满', USER_FORM_INFO_FLAG_MOBILE: '13800138001' };

interface Card {
  state: string;
  member?: { points: number; balanceFen: number; cardId: string; cardCode: string };
  claim?: { id: string; extraData: Record<string, string> };
}
interface Ticket {
  activate_ticket: string;
  card_id: string;
  code: string;
}

/** Brings each person into the state the matrix is about, the way it happens in life, over the product's own doors. */
export async function preparePeople(address: string): Promise<void> {
  for (const holder of ['pending', 'member', 'deleted', 'left'] as const) await prepare(address, holder);
}

async function post<T>(url: string, body: object, token?: string): Promise<T> {
  const reply = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}: ${await reply.text()}`);
  return (await reply.json()) as T;
}

async function prepare(address: string, holder: Holder): Promise<void> {
  const userId = PERSON[holder];
  const simulator = `${address}/simulator/phone`;
  const api = `${address}/api/v1/member`;
  const open = async (): Promise<{ card: Card; token: string; agreementVersion: string }> => {
    const { code } = await post<{ code: string }>(`${simulator}/login`, { appid: APP, userId });
    const entry = { how: 'plain', scene: 1001 };
    const answer = await post<{
      session: { token: string };
      card: Card;
      merchant: { agreementVersion: string };
    }>(`${api}/bootstrap`, { appId: APP, code, entry });
    const { agreementVersion } = answer.merchant;
    return { card: answer.card, token: answer.session.token, agreementVersion };
  };
  /** Card events reach the server by themselves, a moment later. */
  const until = async (state: string): Promise<void> => {
    for (let tries = 0; tries < 60; tries += 1) {
      if ((await open()).card.state === state) return;
      await delay(250);
    }
    throw new Error(`${userId} never became ${state}`);
  };

  const { card, token, agreementVersion } = await open();
  const submitted = await post<{ extraData: Ticket }>(`${simulator}/card-component/submit`, {
    userId,
    ...card.claim?.extraData,
    form: FORM,
  });
  if (holder === 'pending') return until('pending');
  const { activate_ticket: activateTicket, card_id: cardId, code } = submitted.extraData;
  const { card: held } = await post<{ card: Card }>(
    `${api}/activation`,
    { activateTicket, cardId, code, agreementVersion },
    token,
  );
  if (holder === 'deleted') {
    await post(`${simulator}/cards/delete`, { userId, cardId, code: held.member?.cardCode });
    return until('deleted');
  }
  if (holder === 'left') {
    const { points, balanceFen } = held.member ?? { points: 0, balanceFen: 0 };
    await post(`${api}/leave`, { seen: { points, balanceFen } }, token);
  }
  return until(holder === 'left' ? 'visitor' : 'member');
}
