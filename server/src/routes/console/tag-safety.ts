import type { FastifyInstance } from 'fastify';
import { consoleTagPasswordKeyRotate, consoleTagPasswordKeys } from '../../contract/console-staff';
import { passwordKeys } from '../../domain/tags/password-keys';
import { serve } from '../../plugins/contract-route';
import { time } from '../time';

/** The keys behind the passwords of tags. */
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
}
