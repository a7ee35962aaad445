import type { FastifyReply } from 'fastify';
import type { CodePicture } from '../../wechat/gateway';

/** Answers with a picture of the kind it really is; the browser may keep it, others may not. */
export function sendPicture(reply: FastifyReply, picture: CodePicture): Buffer {
  reply
    .header('content-type', picture.contentType)
    .header('cache-control', 'private, max-age=3600')
    .header('x-content-type-options', 'nosniff');
  return Buffer.from(picture.bytes);
}
