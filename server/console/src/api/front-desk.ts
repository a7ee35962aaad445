import type { Attempts } from './attempts';
import { call, type Answer } from './client';
import { act } from './console';

const deskPath = '/api/v1/console/front-desk';
export type FrontDesk = Answer<typeof deskPath, 'get'>;
export type WebhookRow = FrontDesk['webhooks'][number];
export const frontDesk = (): Promise<FrontDesk> => call('get', deskPath);

export const setPickRule = (pickNumber: FrontDesk['pickNumber']) =>
  act('post', '/api/v1/console/front-desk/pick-rule', { pickNumber });

const webhooksPath = '/api/v1/console/webhooks';
export type NewWebhook = Answer<typeof webhooksPath, 'post'>;
export const setWebhook = (terminalId: string | null, url: string, attempts: Attempts): Promise<NewWebhook> =>
  act('post', webhooksPath, { terminalId, url }, undefined, { attempts });
export const pauseWebhook = (webhookId: string, paused: boolean) =>
  act('patch', '/api/v1/console/webhooks/{webhookId}', { paused }, { webhookId });
/** Calls the address now; a slow receiver takes up to ten seconds. */
export const testWebhook = (webhookId: string) =>
  act('post', '/api/v1/console/webhooks/{webhookId}/test', {}, { webhookId }, { timeoutMs: 20_000 });
export const removeWebhook = (webhookId: string) =>
  act('post', '/api/v1/console/webhooks/{webhookId}/remove', {}, { webhookId });

const lookupPath = '/api/v1/console/refunds/lookup';
export type Refund = Answer<typeof lookupPath, 'post'>['refund'];
export const findRefund = async (number: string): Promise<Refund> =>
  (await act('post', lookupPath, { number })).refund;
export const settleRefund = async (number: string, attempts: Attempts): Promise<Refund> =>
  (await act('post', '/api/v1/console/refunds/settle', { number }, undefined, { attempts })).refund;
