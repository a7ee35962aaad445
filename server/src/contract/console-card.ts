import { Type } from 'typebox';
import { CardForm } from './card-form';
import { nullable, strict } from './common';
import { Settings } from './console-settings';
import { defineRoute } from './route';
import { consoleActErrors, consoleErrors, wechatErrors } from './usual-errors';

const owner = { kind: 'console', roles: ['owner'] } as const;

const CardId = Type.String({ minLength: 8, maxLength: 64, pattern: '^[0-9A-Za-z_-]+$' });

export const consoleCardAdopt = defineRoute({
  id: 'consoleCardAdopt',
  method: 'POST',
  path: '/api/v1/console/settings/card/adopt',
  tag: 'console',
  summary: 'Use a card that exists; its opening link is asked for at WeChat, or pasted and compared.',
  who: owner,
  act: true,
  body: Type.Object(
    {
      cardId: CardId,
      openingLink: nullable(Type.String({ minLength: 8, maxLength: 2_048 })),
    },
    strict,
  ),
  response: Settings,
  errors: [
    ...consoleErrors,
    'service_account_missing',
    'card_link_invalid',
    'card_link_mismatch',
    'card_unusable',
    ...wechatErrors,
    ...consoleActErrors,
  ],
});

export const consoleCardCreate = defineRoute({
  id: 'consoleCardCreate',
  method: 'POST',
  path: '/api/v1/console/settings/card/create',
  tag: 'console',
  summary: 'Create a member card at WeChat with its form fields and opening link, and use it.',
  who: owner,
  act: true,
  body: Type.Object(
    {
      title: Type.String({ minLength: 1, maxLength: 9, pattern: '\\S' }),
      brandName: Type.String({ minLength: 1, maxLength: 12, pattern: '\\S' }),
      logoUrl: Type.String({ maxLength: 512, pattern: '^https?://\\S+$' }),
      /** Color010 … Color102, as WeChat names its card colours. */
      color: Type.String({ pattern: '^Color(0[1-9]0|10[0-2])$' }),
      notice: Type.String({ minLength: 1, maxLength: 16, pattern: '\\S' }),
      description: Type.String({ minLength: 1, maxLength: 1_024, pattern: '\\S' }),
      prerogative: Type.String({ minLength: 1, maxLength: 1_024, pattern: '\\S' }),
      servicePhone: nullable(Type.String({ minLength: 3, maxLength: 20, pattern: '^[0-9+() -]+$' })),
      quantity: Type.Integer({ minimum: 1, maximum: 100_000_000 }),
      form: CardForm,
      /** gh_…: the card leads back to it (跳转型), so that activation comes here. null: WeChat activates by itself. */
      miniProgramName: nullable(Type.String({ pattern: '^gh_[0-9A-Za-z]{4,32}(@app)?$' })),
    },
    strict,
  ),
  response: Settings,
  errors: [
    ...consoleErrors,
    'service_account_missing',
    'card_creation_unclear',
    'card_form_invalid',
    ...wechatErrors,
    ...consoleActErrors,
  ],
});

export const consoleCardForm = defineRoute({
  id: 'consoleCardForm',
  method: 'POST',
  path: '/api/v1/console/settings/card/form',
  tag: 'console',
  summary: '设置开卡字段: what the card-opening component asks for.',
  who: owner,
  act: true,
  body: CardForm,
  response: Settings,
  errors: [
    ...consoleErrors,
    'service_account_missing',
    'card_not_configured',
    'card_form_invalid',
    ...wechatErrors,
    ...consoleActErrors,
  ],
});
