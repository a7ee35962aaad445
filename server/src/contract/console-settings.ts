import { Type } from 'typebox';
import { CardForm } from './card-form';
import { Color, Time, WritePolicy, nullable, strict } from './common';
import { SignUpMode } from './console';
import { MerchantName } from './console-account';
import { defineRoute } from './route';
import { consoleActErrors, consoleErrors, wechatErrors } from './usual-errors';

const owner = { kind: 'console', roles: ['owner'] } as const;
const leads = { kind: 'console', roles: ['owner', 'operator'] } as const;

const WechatAppId = Type.String({ minLength: 5, maxLength: 64, pattern: '^[0-9A-Za-z_-]+$' });
const AppSecret = Type.String({ minLength: 8, maxLength: 128, pattern: '^[0-9A-Za-z_-]+$' });
const NfcMode = Type.Union([Type.Literal('per_tag'), Type.Literal('shared')]);
/** A data URL of a PNG, JPEG or WebP of at most 32 KiB: it travels with every opening of the member center. */
const Logo = Type.String({ maxLength: 45_000, pattern: '^data:image/' });

/** An account at WeChat; its secret goes in and never comes out. */
const Account = Type.Object(
  {
    appId: nullable(Type.String()),
    /** When WeChat accepted the secret in use. */
    provenAt: nullable(Time),
    /** The AppID stands in issued schemes: only the secret may change. */
    frozen: Type.Boolean(),
  },
  strict,
);

export const Agreement = Type.Object(
  {
    version: Type.String(),
    kind: Type.Union([Type.Literal('membership'), Type.Literal('privacy')]),
    title: Type.String(),
    text: Type.String(),
    publishedAt: Time,
    current: Type.Boolean(),
  },
  strict,
);

export const Settings = Type.Object(
  {
    merchantName: Type.String(),
    miniProgram: Account,
    /** 原始 ID (gh_…), which a card that leads back to the mini-program needs. */
    miniProgramName: nullable(Type.String()),
    serviceAccount: Account,
    nfc: Type.Object({ modelId: nullable(Type.String()), mode: NfcMode }, strict),
    card: Type.Object(
      {
        cardId: nullable(Type.String()),
        /** The component's parameters were read out of the opening link. */
        linked: Type.Boolean(),
        title: Type.String(),
        /** As WeChat said when it was last asked; null: not asked yet. */
        jumpMode: nullable(Type.Boolean()),
        /** As last set from here; WeChat has no call that reads it. */
        form: nullable(CardForm),
      },
      strict,
    ),
    look: Type.Object(
      {
        brandColor: Color,
        /** Of the better of white and near-black text on the brand colour; 4.5 is asked for. */
        contrast: Type.Number(),
        textColor: Color,
        logo: nullable(Type.String()),
        benefits: Type.Array(Type.String()),
        servicePhone: nullable(Type.String()),
      },
      strict,
    ),
    agreements: Type.Array(Agreement),
    push: Type.Object({ url: Type.String(), keysAt: nullable(Time), seenAt: nullable(Time) }, strict),
    writePolicy: WritePolicy,
    pickNumber: Type.Union([Type.Literal('when_many'), Type.Literal('always')]),
    /** How merchants come to this deployment; the operator's to set. */
    signUp: SignUpMode,
  },
  strict,
);

export const consoleSettings = defineRoute({
  id: 'consoleSettings',
  method: 'GET',
  path: '/api/v1/console/settings',
  tag: 'console',
  summary: 'Settings of the merchant; secrets are told only by when they were set.',
  who: leads,
  act: false,
  response: Settings,
  errors: [...consoleErrors],
});

const SomeSettings = Type.Object(
  {
    merchantName: Type.Optional(MerchantName),
    brandColor: Type.Optional(Color),
    logo: Type.Optional(nullable(Logo)),
    cardTitle: Type.Optional(Type.String({ minLength: 1, maxLength: 9, pattern: '\\S' })),
    benefits: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }), { maxItems: 8 }),
    ),
    servicePhone: Type.Optional(
      nullable(Type.String({ minLength: 3, maxLength: 20, pattern: '^[0-9+() -]+$' })),
    ),
    pickNumber: Type.Optional(Type.Union([Type.Literal('when_many'), Type.Literal('always')])),
  },
  strict,
);

export const consoleSettingsChange = defineRoute({
  id: 'consoleSettingsChange',
  method: 'PATCH',
  path: '/api/v1/console/settings',
  tag: 'console',
  summary:
    'How the member center looks and behaves; what is left out stays. `was`: what the change rests on, refused when it is no longer so.',
  who: leads,
  act: true,
  body: Type.Object({ ...SomeSettings.properties, was: Type.Optional(SomeSettings) }, strict),
  response: Settings,
  errors: [...consoleErrors, 'logo_unusable', 'changed_meanwhile', ...consoleActErrors],
});

const ProvenAccount = Type.Object({ appId: WechatAppId, appSecret: AppSecret }, strict);

export const consoleMiniProgram = defineRoute({
  id: 'consoleMiniProgram',
  method: 'POST',
  path: '/api/v1/console/settings/mini-program',
  tag: 'console',
  summary: "The mini-program's AppID and AppSecret; kept only when WeChat accepts them.",
  who: owner,
  act: true,
  body: ProvenAccount,
  response: Settings,
  errors: [...consoleErrors, 'app_id_taken', 'app_id_frozen', ...wechatErrors, ...consoleActErrors],
});

export const consoleServiceAccount = defineRoute({
  id: 'consoleServiceAccount',
  method: 'POST',
  path: '/api/v1/console/settings/service-account',
  tag: 'console',
  summary: "The service account's AppID and AppSecret; kept only when WeChat accepts them.",
  who: owner,
  act: true,
  body: ProvenAccount,
  response: Settings,
  errors: [...consoleErrors, 'app_id_taken', 'app_id_frozen', ...wechatErrors, ...consoleActErrors],
});

export const consoleNfcModel = defineRoute({
  id: 'consoleNfcModel',
  method: 'POST',
  path: '/api/v1/console/settings/nfc-model',
  tag: 'console',
  summary: 'model_id of the NFC device and whether it is 一机一码 (per_tag) or 一型一码 (shared).',
  who: owner,
  act: true,
  body: Type.Object(
    { modelId: Type.String({ minLength: 1, maxLength: 64, pattern: '^[0-9A-Za-z_-]+$' }), mode: NfcMode },
    strict,
  ),
  response: Settings,
  errors: [...consoleErrors, ...consoleActErrors],
});

export const consolePushKeys = defineRoute({
  id: 'consolePushKeys',
  method: 'POST',
  path: '/api/v1/console/settings/push-keys',
  tag: 'console',
  summary: 'Token and EncodingAESKey of the message push: made here, or pasted. Shown in this answer only.',
  who: owner,
  act: true,
  body: Type.Object(
    {
      /** null: make them. */
      pasted: nullable(
        Type.Object(
          {
            token: Type.String({ minLength: 3, maxLength: 32, pattern: '^[0-9A-Za-z]+$' }),
            encodingAesKey: Type.String({ minLength: 43, maxLength: 43, pattern: '^[0-9A-Za-z]+$' }),
          },
          strict,
        ),
      ),
    },
    strict,
  ),
  response: Type.Object({ url: Type.String(), token: Type.String(), encodingAesKey: Type.String() }, strict),
  errors: [...consoleErrors, ...consoleActErrors],
});

export const consoleAgreementPublish = defineRoute({
  id: 'consoleAgreementPublish',
  method: 'POST',
  path: '/api/v1/console/settings/agreements',
  tag: 'console',
  summary: 'Publish a new version of both texts; members consent anew when something needs it.',
  who: leads,
  act: true,
  body: Type.Object(
    {
      membership: Type.Object(
        {
          title: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
          text: Type.String({ minLength: 1, maxLength: 20_000, pattern: '\\S' }),
        },
        strict,
      ),
      privacy: Type.Object(
        {
          title: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
          text: Type.String({ minLength: 1, maxLength: 20_000, pattern: '\\S' }),
        },
        strict,
      ),
      /** The version that these texts were made from, null for none: refused when another is in force by now. */
      after: Type.Optional(nullable(Type.String({ maxLength: 32 }))),
    },
    strict,
  ),
  response: Type.Object({ version: Type.String() }, strict),
  errors: [...consoleErrors, 'changed_meanwhile', ...consoleActErrors],
});
