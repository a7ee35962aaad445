import type { FastifyInstance } from 'fastify';
import {
  consoleWriteCode,
  consoleWriteCodePicture,
  consoleWriteCodeRevoke,
} from '../../contract/console-write-codes';
import type { CodePictures } from '../../domain/pictures/code-pictures';
import { writeCodes } from '../../domain/write-codes/write-codes';
import type { WriteCode } from '../../domain/write-codes/write-codes';
import { serve } from '../../plugins/contract-route';
import { time, timeOrNull } from '../time';
import { sendPicture } from './picture';

const face = (code: WriteCode) => ({
  ...code,
  createdAt: time(code.createdAt),
  expiresAt: timeOrNull(code.expiresAt),
});

/** NFC碰一碰: the write code of an entrance. */
export function registerWriteCodes(app: FastifyInstance, pictures: CodePictures): void {
  const { db, clock, random } = app.services;

  serve(app, consoleWriteCode, ({ caller, params, body, commit }) =>
    commit(async (trx) =>
      face(
        await writeCodes(trx, clock, random, caller.reach).obtain(caller.merchantId, {
          entranceId: params.entranceId,
          renew: body.renew,
          expiresInDays: body.expiresInDays,
          actor: caller.actor,
        }),
      ),
    ),
  );

  serve(app, consoleWriteCodeRevoke, ({ caller, params, commit }) =>
    commit(async (trx) =>
      face(
        await writeCodes(trx, clock, random, caller.reach).revoke(
          caller.merchantId,
          params.writeCodeId,
          caller.actor,
        ),
      ),
    ),
  );

  serve(app, consoleWriteCodePicture, async ({ caller, params, reply }) => {
    const code = await writeCodes(db, clock, random, caller.reach).valid(
      caller.merchantId,
      params.writeCodeId,
    );
    return sendPicture(reply, await pictures.ofWriteCode(caller.merchantId, code.id));
  });
}
