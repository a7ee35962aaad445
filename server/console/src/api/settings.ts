import type { Attempts } from './attempts';
import { call, type Answer, type Body } from './client';
import { act } from './console';

const path = '/api/v1/console/settings';
export type Settings = Answer<typeof path, 'get'>;
export type SettingsChange = Body<typeof path, 'patch'>;
export type CardForm = NonNullable<Settings['card']['form']>;
export type FormField = CardForm['required'][number];
export type NfcMode = Settings['nfc']['mode'];
export type CardWish = Body<'/api/v1/console/settings/card/create', 'post'>;

export const settings = (): Promise<Settings> => call('get', path);
export const changeSettings = (change: SettingsChange, attempts?: Attempts): Promise<Settings> =>
  act('patch', path, change, undefined, { attempts });

export const proveAccount = (
  kind: 'mini-program' | 'service-account',
  appId: string,
  appSecret: string,
): Promise<Settings> =>
  kind === 'mini-program'
    ? act('post', '/api/v1/console/settings/mini-program', { appId, appSecret })
    : act('post', '/api/v1/console/settings/service-account', { appId, appSecret });
export const setNfcModel = (modelId: string, mode: NfcMode): Promise<Settings> =>
  act('post', '/api/v1/console/settings/nfc-model', { modelId, mode });

const pushPath = '/api/v1/console/settings/push-keys';
export type PushKeys = Answer<typeof pushPath, 'post'>;
export const setPushKeys = (
  pasted: Body<typeof pushPath, 'post'>['pasted'],
  attempts: Attempts,
): Promise<PushKeys> => act('post', pushPath, { pasted }, undefined, { attempts });

const agreementPath = '/api/v1/console/settings/agreements';
export const publishAgreement = (texts: Body<typeof agreementPath, 'post'>, attempts: Attempts) =>
  act('post', agreementPath, texts, undefined, { attempts });

export const adoptCard = (cardId: string, openingLink: string | null): Promise<Settings> =>
  act('post', '/api/v1/console/settings/card/adopt', { cardId, openingLink });
export const createCard = (wish: CardWish, attempts: Attempts): Promise<Settings> =>
  act('post', '/api/v1/console/settings/card/create', wish, undefined, { attempts });
export const setCardForm = (form: CardForm): Promise<Settings> =>
  act('post', '/api/v1/console/settings/card/form', form);

const guidePath = '/api/v1/console/guide';
export type Guide = Answer<typeof guidePath, 'get'>;
export type GuideStep = Guide['steps'][number];
export const guide = (): Promise<Guide> => call('get', guidePath);
/** Asks WeChat about every step; slow when WeChat is. */
export const preflight = (): Promise<Guide> =>
  act('post', '/api/v1/console/guide/preflight', {}, undefined, { timeoutMs: 90_000 });
