import { encryptPush, pushSignature } from '../../../server/src/wechat/push-crypto';
import { systemRandom } from '../../../server/src/wechat/system-ports';
import { MemberPhone, NAME_AND_PHONE, PLAIN, serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';

describe("WeChat's message push", () => {
  let world: ServerWorld;
  let path = '';
  beforeAll(async () => {
    world = await serverWorld();
    const { push_id } = await world.services.db
      .selectFrom('merchants')
      .select('push_id')
      .executeTakeFirstOrThrow();
    path = `/api/v1/wechat/${push_id}/messages`;
  });
  afterAll(() => world.close());

  const timestamp = () => String(Math.floor(world.services.clock.now() / 1000));
  const token = () => world.credentials.serviceAccount.pushToken;

  function sealed(xml: string, change: { appId?: string; at?: string; token?: string } = {}) {
    const { appId, encodingAesKey } = world.credentials.serviceAccount;
    const encrypted = encryptPush(
      xml,
      { appId: change.appId ?? appId, token: token(), encodingAesKey },
      systemRandom,
    );
    const at = change.at ?? timestamp();
    const signature = pushSignature([change.token ?? token(), at, 'nonce', encrypted]);
    return {
      method: 'POST' as const,
      url: `${path}?encrypt_type=aes&timestamp=${at}&nonce=nonce&msg_signature=${signature}`,
      headers: { 'content-type': 'text/xml' },
      payload: `<xml><ToUserName>gh</ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
    };
  }

  const ping = '<xml><MsgType>text</MsgType><Content>hi</Content></xml>';

  it('proves the address by answering the echo verbatim, as plain text', async () => {
    const at = timestamp();
    const signature = pushSignature([token(), at, 'n']);
    const query = `signature=${signature}&timestamp=${at}&nonce=n&echostr=12345678901234567890`;
    const reply = await world.app.inject(`${path}?${query}`);
    expect([reply.statusCode, reply.body]).toEqual([200, '12345678901234567890']);
    expect(reply.headers['content-type']).toContain('text/plain');
  });

  it('refuses a false signature and an unknown address alike', async () => {
    const query = `signature=${'0'.repeat(40)}&timestamp=${timestamp()}&nonce=n&echostr=1`;
    const [wrong, unknown] = await Promise.all([
      world.app.inject(`${path}?${query}`),
      world.app.inject(`/api/v1/wechat/nobody/messages?${query}`),
    ]);
    expect([wrong.statusCode, unknown.statusCode]).toEqual([403, 403]);
    expect(wrong.json<{ code: string }>().code).toBe('forbidden');
    expect(unknown.json<{ message: string }>().message).toBe(wrong.json<{ message: string }>().message);
  });

  it('hears a genuine message, also one that is none of ours', async () => {
    const reply = await world.app.inject(sealed(ping));
    expect([reply.statusCode, reply.body]).toEqual([200, 'success']);
  });

  it.each([
    ['a signature of another token', { token: 'other' }],
    ['a message to another account', { appId: 'wxother' }],
    ['a message of yesterday', { at: '1700000000' }],
  ])('refuses %s', async (_what, change) => {
    expect((await world.app.inject(sealed(ping, change))).statusCode).toBe(403);
  });

  it.each([
    ['no body', ''],
    ['no XML', 'hello'],
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><xml><Encrypt>&a;</Encrypt></xml>'],
  ])('refuses %s', async (_what, payload) => {
    const request = { ...sealed(ping), payload };
    expect((await world.app.inject(request)).statusCode).toBe(403);
  });

  it('carries the card events of the simulated platform', async () => {
    const lin = new MemberPhone(world, 'lin');
    const { body } = await lin.open(PLAIN);
    await lin.submitComponent(body.card, NAME_AND_PHONE);
    await world.simulator.deliverPushes();
    const events = await world.services.db.selectFrom('wechat_events').select('event').execute();
    expect(events.map((row) => row.event).sort()).toEqual(['submit_membercard_user_info', 'user_get_card']);
    expect((await lin.open(PLAIN)).body.card.state).toBe('pending');
  });
});
