import { DEMO } from '../../../server/src/demo/seed';
import { ownerLink } from '../../../server/src/operator/owner-link';
import { idempotencyKey } from '../../helpers/server';
import type { Reply, ServerWorld } from '../../helpers/server-world';
import type { DemoCredentials } from '../../../server/src/wechat/simulator';

export const PASSWORD = 'a long password';

/** A merchant that has just been made, with its owner in the console and accounts of its own at the simulated WeChat. */
export interface NewMerchant {
  readonly id: string;
  readonly headers: Record<string, string>;
  readonly accounts: DemoCredentials;
  get<T>(path: string): Promise<Reply<T>>;
  post<T>(path: string, payload?: object, method?: 'POST' | 'PATCH'): Promise<Reply<T>>;
  /** Both accounts and the model, as a person would fill them in. */
  fillIn(): Promise<void>;
}

export async function newMerchant(world: ServerWorld, name = '新商家'): Promise<NewMerchant> {
  const lines = await ownerLink(world.services, { merchant: name, hours: 1 });
  const token = /\?t=([\w-]{43})$/.exec(lines.at(-1) ?? '')?.[1] ?? '';
  const loginName = `owner-${idempotencyKey()}`;
  const reply = await world.app.inject({
    method: 'POST',
    url: '/api/v1/console/join',
    headers: { 'idempotency-key': idempotencyKey() },
    payload: { kind: 'owner', token, name: '店主', loginName, password: PASSWORD },
  });
  const cookie = reply.cookies.find((one) => one.name === 'nmc_session')?.value ?? '';
  const headers = {
    cookie: `nmc_session=${cookie}`,
    'x-csrf-token': reply.json<{ csrfToken: string }>().csrfToken,
  };
  const { id } = await world.services.db
    .selectFrom('merchants')
    .select('id')
    .where('name', '=', name)
    .where('id', '!=', DEMO.merchant)
    .executeTakeFirstOrThrow();
  const accounts = await world.simulator.addMerchant(name);
  const path = (rest: string) => `/api/v1/console${rest}`;
  const merchant: NewMerchant = {
    id,
    headers,
    accounts,
    get: (rest) => world.call('GET', path(rest), headers),
    post: (rest, payload = {}, method = 'POST') =>
      world.call(method, path(rest), { ...headers, 'idempotency-key': idempotencyKey() }, payload),
    async fillIn() {
      const { miniProgram, serviceAccount } = accounts;
      const steps: [string, object][] = [
        ['mini-program', { appId: miniProgram.appId, appSecret: miniProgram.appSecret }],
        ['service-account', { appId: serviceAccount.appId, appSecret: serviceAccount.appSecret }],
        ['nfc-model', { modelId: miniProgram.perDeviceModelId, mode: 'per_tag' }],
        ['push-keys', { pasted: null }],
        ['card/adopt', { cardId: accounts.card.cardId, openingLink: accounts.card.openingLink }],
      ];
      for (const [rest, payload] of steps) {
        const { status, body } = await merchant.post(`/settings/${rest}`, payload);
        if (status !== 200) throw new Error(`${rest}: ${JSON.stringify(body)}`);
      }
    },
  };
  return merchant;
}
