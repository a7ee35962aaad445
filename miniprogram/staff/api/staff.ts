/**
 * The write page's calls: the write code is the credential, an invited staff member's session goes beside it.
 * All reject with ApiFailure only.
 */
import type { Authorization, CallInput, Client } from '../../api/client';
import { bearer, writeCode } from '../../api/client';
import { ApiFailure, asFailure } from '../../api/failure';
import type { StaffSessionKeeper } from './staff-session';
import type { Answer, Body, OperationId } from '../../api/types';

export type WriteSession = Answer<'staffWriteSession'>;
export type TagWrite = Body<'staffTagWrite'>;
export type TagWriteReceipt = Answer<'staffTagWrite'>;
export type SchemeLookup = Answer<'staffSchemeLookup'>;
export type ChipLookup = Answer<'staffChipLookup'>;
export type CodePicture = Answer<'staffWriteCodePicture'>['picture'];
export type TagPassword = Answer<'staffTagPassword'>;
export type TagPasswordAsk = Body<'staffTagPassword'>;

export interface StaffWriteApi {
  /** Looks up the write code and reserves up to `want` (1–10) tag ids with their schemes. */
  openWriteSession(code: string, want: number): Promise<WriteSession>;
  /** The write code as a picture that a colleague's phone scans off this screen. */
  codePicture(code: string): Promise<CodePicture>;
  /** Registers one outcome exactly once: keep `key` with the result and send the same pair until it is answered. */
  registerWrite(code: string, result: TagWrite, key: string): Promise<TagWriteReceipt>;
  lookUpScheme(code: string, scheme: string): Promise<SchemeLookup>;
  /** What the register knows of a chip, by its UID: for content that cannot be read. */
  lookUpChip(code: string, uid: string): Promise<ChipLookup>;
  /** Password of a registered chip; staff only. Never stored, never logged. */
  tagPassword(ask: TagPasswordAsk): Promise<TagPassword>;
  /** Logs in by WeChat; false: this person is not staff of the merchant. */
  logInAsStaff(): Promise<boolean>;
}

export interface StaffWritePorts {
  readonly client: Client;
  readonly session: StaffSessionKeeper;
  /** This installation's own id (see `installation.ts`). */
  readonly phone: () => string;
}

const OVER = ['session_expired', 'unauthenticated'];

/** Makes the calls. A staff session that is over is renewed once by a WeChat login; without one the code alone speaks. */
export function createStaffWriteApi({ client, session, phone }: StaffWritePorts): StaffWriteApi {
  const beside = (code: string): Authorization => {
    const token = session.token();
    return { ...writeCode(code), ...(token === null ? {} : { 'X-Staff-Session': token }) };
  };

  async function withCode<Op extends OperationId>(
    id: Op,
    code: string,
    input: CallInput<Op>,
  ): Promise<Answer<Op>> {
    const used = session.token();
    const same = client.keyed(id, input);
    try {
      return await client.call(id, same, async () => beside(code));
    } catch (error) {
      const failure = asFailure(error);
      const isOver = used !== null && OVER.includes(failure.code);
      if (isOver) session.refused(used);
      else if (failure.code !== 'staff_required' || used !== null) throw failure;
      // Not staff any more: the code alone says what may still be done.
      const isStaff = await session.login();
      if (!isStaff && !isOver) throw failure;
      return client.call(id, same, async () => beside(code));
    }
  }

  async function asStaff<Op extends OperationId>(id: Op, input: CallInput<Op>): Promise<Answer<Op>> {
    if (session.token() === null && !(await session.login())) throw new ApiFailure({ code: 'not_staff' });
    const used = session.token() ?? '';
    const same = client.keyed(id, input);
    try {
      return await client.call(id, same, async () => bearer(used));
    } catch (error) {
      const failure = asFailure(error);
      if (!OVER.includes(failure.code)) throw failure;
      session.refused(used);
      if (!(await session.login())) throw new ApiFailure({ code: 'not_staff' });
      return client.call(id, same, async () => bearer(session.token() ?? ''));
    }
  }

  return {
    openWriteSession: (code, want) => withCode('staffWriteSession', code, { body: { want, phone: phone() } }),
    codePicture: async (code) => (await withCode('staffWriteCodePicture', code, {})).picture,
    registerWrite: (code, result, key) => withCode('staffTagWrite', code, { body: result, key }),
    lookUpScheme: (code, scheme) => withCode('staffSchemeLookup', code, { body: { scheme } }),
    lookUpChip: (code, uid) => withCode('staffChipLookup', code, { body: { uid } }),
    tagPassword: (ask) => asStaff('staffTagPassword', { body: ask }),
    logInAsStaff: () => session.login(),
  };
}
