import type { FastifyReply } from 'fastify';
import type { CodePicture } from '../../wechat/gateway';

/** Answers with a picture of the kind it really is; asked for anew each time, because a code may be revoked meanwhile. */
export function sendPicture(reply: FastifyReply, picture: CodePicture): Buffer {
  reply
    .header('content-type', picture.contentType)
    .header('cache-control', 'private, no-cache')
    .header('x-content-type-options', 'nosniff');
  return Buffer.from(picture.bytes);
}
