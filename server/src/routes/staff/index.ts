import type { Room } from '../../app';
import {
  staffChipLookup,
  staffSchemeLookup,
  staffTagWrite,
  staffWriteCodePicture,
  staffWriteSession,
} from '../../contract/staff';
import { inJson } from '../../domain/pictures/code-pictures';
import type { CodePictures } from '../../domain/pictures/code-pictures';
import { lookUpScheme } from '../../domain/schemes/lookup';
import type { SchemeMeaning } from '../../domain/schemes/lookup';
import type { SchemeSource } from '../../domain/schemes/source';
import { EVERYWHERE } from '../../domain/staff/reach';
import { writePolicyOf } from '../../domain/staff/write-policy';
import { lookUpChip } from '../../domain/tags/chip-lookup';
import type { ChipMeaning } from '../../domain/tags/chip-lookup';
import { registerWrite } from '../../domain/tags/register';
import { WECHAT_PACKAGE } from '../../domain/tags/wechat-package';
import { writeSessions } from '../../domain/write-codes/session';
import { writeCodes } from '../../domain/write-codes/write-codes';
import { serve } from '../../plugins/contract-route';
import type { Answer } from '../../plugins/contract-route';
import { time, timeOrNull } from '../time';
import { registerStaffAccess } from './access';

/** Each new one costs a call to WeChat; a shop's phones share one address. */
const PICTURES_PER_MINUTE = 60;

function lookupAnswer(meaning: SchemeMeaning, here: string): Answer<typeof staffSchemeLookup> {
  switch (meaning.kind) {
    case 'not_ours':
      return { whose: 'not_ours' };
    case 'unassigned':
      return { whose: 'unassigned' };
    case 'entrance': {
      const { entranceId, place, enabled } = meaning;
      return { whose: entranceId === here ? 'this_entrance' : 'other_entrance', place, enabled };
    }
  }
}

function chipAnswer(meaning: ChipMeaning, here: string): Answer<typeof staffChipLookup> {
  switch (meaning.kind) {
    case 'not_ours':
      return { whose: 'not_ours' };
    case 'unassigned':
      return { whose: 'unassigned', protection: meaning.protection };
    case 'entrance': {
      const { tagId, entranceId, place, enabled, protection } = meaning;
      const whose = entranceId === here ? 'this_entrance' : 'other_entrance';
      return { whose, tagId, place, enabled, protection };
    }
  }
}

/** Routes of the write page and of staff on their phones. */
export function staffRoom(queue: SchemeSource, pictures: CodePictures): Room {
  return (app) => {
    const { db, clock, random } = app.services;
    const sessions = writeSessions(app.services, queue);
    registerStaffAccess(app);

    serve(app, staffWriteSession, async ({ caller, body }) => {
      const session = await sessions.open(caller.merchantId, {
        writeCodeId: caller.writeCodeId,
        phone: body.phone,
        want: body.want,
        byStaff: caller.staff !== null,
      });
      return {
        merchantName: session.merchantName,
        entrance: session.entrance,
        mode: session.mode,
        aar: WECHAT_PACKAGE,
        reserved: session.reserved.map((tag) => ({ ...tag, reservedUntil: time(tag.reservedUntil) })),
        writeCode: {
          expiresAt: timeOrNull(session.writeCode.expiresAt),
          remainingToday: session.remainingToday,
          writtenToday: session.writeCode.writtenToday,
        },
        policy: session.policy,
        writer: caller.staff && { name: caller.staff.name },
        mayProtect: caller.staff !== null,
      };
    });

    serve(
      app,
      staffWriteCodePicture,
      async ({ caller }) => {
        const code = await writeCodes(db, clock, random, EVERYWHERE).valid(
          caller.merchantId,
          caller.writeCodeId,
        );
        return { picture: inJson(await pictures.ofWriteCode(caller.merchantId, code.id)) };
      },
      { perMinute: PICTURES_PER_MINUTE },
    );

    serve(app, staffTagWrite, ({ caller, body, commit }) =>
      commit(async (trx) => {
        const codes = writeCodes(trx, clock, random, EVERYWHERE);
        const code = await codes.get(caller.merchantId, caller.writeCodeId);
        const now = clock.now();
        const staffOnly = (await writePolicyOf(trx, caller.merchantId)) === 'staff';
        const late = code.state !== 'valid' || (staffOnly && caller.staff === null);
        await registerWrite(trx, random, caller.merchantId, {
          tagId: body.tagId,
          uid: body.uid,
          chip: body.chip,
          outcome: body.outcome,
          reason: body.reason ?? null,
          protection: body.protection ?? null,
          keyVersion: body.keyVersion ?? null,
          staffId: caller.staff?.staffId ?? null,
          writeCodeId: code.id,
          orderId: null,
          entranceId: code.entranceId,
          late,
          // A phone's clock may be ahead.
          writtenAt: Math.min(Date.parse(body.writtenAt), now),
          receivedAt: now,
          actor: caller.staff ? `staff:${caller.staff.staffId}` : caller.actor,
        });
        const { writtenToday } = await codes.get(caller.merchantId, code.id);
        return { late, writtenToday };
      }),
    );

    serve(app, staffSchemeLookup, async ({ caller, body }) => {
      const code = await writeCodes(db, clock, random, EVERYWHERE).valid(
        caller.merchantId,
        caller.writeCodeId,
      );
      const meaning = await lookUpScheme(db, caller.merchantId, body.scheme);
      return lookupAnswer(meaning, code.entranceId);
    });

    serve(app, staffChipLookup, async ({ caller, body }) => {
      const code = await writeCodes(db, clock, random, EVERYWHERE).valid(
        caller.merchantId,
        caller.writeCodeId,
      );
      return chipAnswer(await lookUpChip(db, caller.merchantId, body.uid), code.entranceId);
    });
  };
}
