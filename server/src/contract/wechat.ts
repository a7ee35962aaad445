import { Type } from 'typebox';
import { Id, strict } from './common';
import { defineRoute } from './route';

const PushParams = Type.Object({ pushId: Id }, strict);
const PushQuery = Type.Object(
  {
    signature: Type.Optional(Type.String({ maxLength: 64 })),
    msg_signature: Type.Optional(Type.String({ maxLength: 64 })),
    timestamp: Type.String({ maxLength: 16 }),
    nonce: Type.String({ maxLength: 64 }),
    encrypt_type: Type.Optional(Type.String({ maxLength: 8 })),
    echostr: Type.Optional(Type.String({ maxLength: 128 })),
    openid: Type.Optional(Type.String({ maxLength: 128 })),
  },
  strict,
);

/** WeChat checks the message URL: answers `echostr` (fact sheet D9). */
export const wechatPushCheck = defineRoute({
  id: 'wechatPushCheck',
  method: 'GET',
  path: '/api/v1/wechat/:pushId/messages',
  tag: 'wechat',
  summary: 'Verify the message URL.',
  who: { kind: 'wechat' },
  act: false,
  params: PushParams,
  query: PushQuery,
  produces: 'text/plain',
  errors: ['forbidden'],
});

/** Card events of the service account: XML, AES, answered within 5 s with `success`; deduplicated by the event itself. */
export const wechatPush = defineRoute({
  id: 'wechatPush',
  method: 'POST',
  path: '/api/v1/wechat/:pushId/messages',
  tag: 'wechat',
  summary: 'Receive a message push.',
  who: { kind: 'wechat' },
  act: false,
  params: PushParams,
  query: PushQuery,
  produces: 'text/plain',
  errors: ['forbidden'],
});
