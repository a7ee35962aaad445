import type { FastifyInstance } from 'fastify';
import { consoleCardAdopt, consoleCardCreate, consoleCardForm } from '../../contract/console-card';
import {
  consoleAgreementPublish,
  consoleMiniProgram,
  consoleNfcModel,
  consolePushKeys,
  consoleServiceAccount,
  consoleSettings,
  consoleSettingsChange,
} from '../../contract/console-settings';
import { adoptCard, createCard, setCardForm } from '../../domain/cards/setup';
import { publishAgreement } from '../../domain/merchants/agreements';
import { setNfcModel } from '../../domain/merchants/nfc-model';
import { proveAccount } from '../../domain/merchants/prove';
import { pushUrl, setPushKeys } from '../../domain/merchants/push-keys';
import { changeSettings, readSettings } from '../../domain/merchants/settings';
import type { SchemeSource } from '../../domain/schemes/source';
import { serve } from '../../plugins/contract-route';

/** WeChat counts wrong secrets too, and may lock an account that asks too often. */
const PROOFS_PER_MINUTE = 10;

/** Settings of the merchant. Every change answers the settings as they are now. */
export function registerSettings(app: FastifyInstance, schemes: SchemeSource): void {
  const { services } = app;
  const { db, config } = services;

  serve(app, consoleSettings, ({ caller }) => readSettings(db, services, caller.merchantId));

  serve(app, consoleSettingsChange, ({ caller: { merchantId, actor }, body, commit }) =>
    commit(async (trx) => {
      await changeSettings(trx, services, merchantId, { ...body, actor });
      return readSettings(trx, services, merchantId);
    }),
  );

  for (const [route, kind] of [
    [consoleMiniProgram, 'mini_program'],
    [consoleServiceAccount, 'service_account'],
  ] as const)
    serve(
      app,
      route,
      async ({ caller: { merchantId, actor }, body: account, commit }) => {
        const keep = await proveAccount(services, merchantId, { kind, account, actor });
        const answer = await commit(async (trx) => {
          await keep(trx);
          return readSettings(trx, services, merchantId);
        });
        schemes.wake(merchantId);
        return answer;
      },
      { perMinute: PROOFS_PER_MINUTE },
    );

  serve(app, consoleNfcModel, async ({ caller: { merchantId, actor }, body, commit }) => {
    const answer = await commit(async (trx) => {
      await setNfcModel(trx, services, merchantId, { ...body, actor });
      return readSettings(trx, services, merchantId);
    });
    // Whoever repaired the model does not wait for the queue's next look.
    schemes.wake(merchantId);
    return answer;
  });

  serve(
    app,
    consolePushKeys,
    ({ caller: { merchantId, actor }, body: { pasted }, commit }) =>
      commit(async (trx) => {
        const { pushId, ...keys } = await setPushKeys(trx, services, merchantId, { pasted, actor });
        return { url: pushUrl(config.publicUrl, pushId), ...keys };
      }),
    { secretAnswer: true },
  );

  serve(app, consoleAgreementPublish, ({ caller: { merchantId, actor }, body, commit }) =>
    commit(async (trx) => ({
      version: await publishAgreement(trx, services, merchantId, { ...body, actor }),
    })),
  );

  serve(app, consoleCardAdopt, async ({ caller: { merchantId, actor }, body, commit }) => {
    const keep = await adoptCard(services, merchantId, { ...body, actor });
    return commit(async (trx) => {
      await keep(trx);
      return readSettings(trx, services, merchantId);
    });
  });

  serve(app, consoleCardCreate, async ({ caller, body: wish, idempotencyKey: key, commit }) => {
    const { merchantId, actor } = caller;
    const { publicUrl } = config;
    const keep = await createCard(services, merchantId, { key, wish, publicUrl, actor });
    return commit(async (trx) => {
      await keep(trx);
      return readSettings(trx, services, merchantId);
    });
  });

  serve(app, consoleCardForm, async ({ caller: { merchantId, actor }, body: form, commit }) => {
    const keep = await setCardForm(services, merchantId, { form, actor });
    return commit(async (trx) => {
      await keep(trx);
      return readSettings(trx, services, merchantId);
    });
  });
}
