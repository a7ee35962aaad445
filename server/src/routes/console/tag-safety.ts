import type { FastifyInstance } from 'fastify';
import {
  consoleTagHistory,
  consoleTagPasswordKeyRotate,
  consoleTagPasswordKeys,
} from '../../contract/console-staff';
import { tagHistory } from '../../domain/tags/history';
import { passwordKeys } from '../../domain/tags/password-keys';
import { serve } from '../../plugins/contract-route';
import { time } from '../time';

/** What happened to tags, and the keys behind their passwords. */
export function registerTagSafety(app: FastifyInstance): void {
  const { services } = app;
  const { db } = services;

  const listKeys = async (from: typeof db, merchantId: string) =>
    (await passwordKeys(from, services).list(merchantId)).map((key) => ({
      ...key,
      createdAt: time(key.createdAt),
    }));

  serve(app, consoleTagPasswordKeys, async ({ caller }) => ({
    keys: await listKeys(db, caller.merchantId),
  }));

  serve(app, consoleTagPasswordKeyRotate, ({ caller, commit }) =>
    commit(async (trx) => {
      await passwordKeys(trx, services).rotate(caller.merchantId, caller.actor);
      const [newest] = await listKeys(trx, caller.merchantId);
      if (!newest) throw new Error('the key that was just made is missing');
      return newest;
    }),
  );

  serve(app, consoleTagHistory, async ({ caller, params }) => {
    const writes = await tagHistory(db, caller.merchantId, params.tagId);
    return {
      writes: writes.map((write) => ({
        ...write,
        late: write.late === 1,
        writtenAt: time(write.writtenAt),
        receivedAt: time(write.receivedAt),
      })),
    };
  });
}
