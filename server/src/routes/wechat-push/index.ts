import type { FastifyInstance } from 'fastify';
import type { Room } from '../../app';
import { ApiError } from '../../contract/api-error';
import { wechatPush, wechatPushCheck } from '../../contract/wechat';
import { reconcile } from '../../domain/cards/events';
import { notePushSeen } from '../../domain/merchants/push-keys';
import { pushReceiver } from '../../domain/merchants/push-receiver';
import { serve } from '../../plugins/contract-route';
import { isGenuineUrlCheck, openSecurePush, PushRefused } from '../../wechat/push-crypto';
import { encryptedPartOf, parseCardEvent, PushUnreadable } from '../../wechat/push-events';

const HEARD = 'success';

function takeXmlAsText(app: FastifyInstance): void {
  app.addContentTypeParser(['text/xml', 'application/xml'], { parseAs: 'string' }, (_request, body, done) => {
    done(null, body);
  });
}

/** Routes that WeChat's servers call. Unknown addresses and false signatures are refused alike. */
export const wechatPushRoom: Room = (app) => {
  const { services } = app;
  takeXmlAsText(app);

  serve(app, wechatPushCheck, async ({ params, query, reply }) => {
    const receiver = await pushReceiver(services, params.pushId);
    const check = { signature: query.signature ?? '', timestamp: query.timestamp, nonce: query.nonce };
    if (!receiver || query.echostr === undefined || !isGenuineUrlCheck(check, receiver.credential.token))
      throw new ApiError('forbidden');
    await notePushSeen(services, receiver.merchant.id);
    void reply.type('text/plain; charset=utf-8').header('x-content-type-options', 'nosniff');
    return query.echostr;
  });

  serve(app, wechatPush, async ({ params, query, request, reply }) => {
    const receiver = await pushReceiver(services, params.pushId);
    if (!receiver || typeof request.body !== 'string') throw new ApiError('forbidden');
    void reply.type('text/plain; charset=utf-8');
    try {
      const xml = openSecurePush(
        {
          msgSignature: query.msg_signature ?? '',
          timestamp: query.timestamp,
          nonce: query.nonce,
          encrypted: encryptedPartOf(request.body),
        },
        receiver.credential,
        services.clock.now(),
      );
      await notePushSeen(services, receiver.merchant.id);
      const event = parseCardEvent(xml);
      if (event) await reconcile(services, receiver.merchant, event);
      return HEARD;
    } catch (error) {
      if (error instanceof PushRefused || error instanceof PushUnreadable) {
        services.log.warn(
          { reason: error.message, merchant: receiver.merchant.id },
          'a message push was refused',
        );
        throw new ApiError('forbidden', { cause: error });
      }
      throw error;
    }
  });
};
