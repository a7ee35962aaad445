import { setTimeout as delay } from 'node:timers/promises';
import { setNfcModel } from '../../../server/src/domain/merchants/nfc-model';
import { schemeRepository } from '../../../server/src/domain/schemes/repository';
import { registerWrite } from '../../../server/src/domain/tags/register';
import { heldAnswer } from '../../helpers/held-answers';
import { testServices } from '../../helpers/server';
import type { TestServices } from '../../helpers/server';
import { addMerchant, addMerchantEntrance, addTag } from '../../helpers/server-database';

/** Here two transactions really read before either of them is done. */
describe('two transactions about one thing', () => {
  let services: TestServices;
  let merchantId: string;
  beforeEach(async () => {
    services = await testServices();
    merchantId = await addMerchant(services.db);
  });
  afterEach(() => services.close());

  it('leave one tag on a chip that two phones report at the same time', async () => {
    const { db, random } = services;
    const entranceId = await addMerchantEntrance(db, merchantId);
    const write = (tagId: string) => ({
      ...{ tagId, uid: '04A1B2C3D4E5F6', chip: 'NTAG213', outcome: 'verified' as const, entranceId },
      ...{ orderId: null, writeCodeId: 'code', reason: null, protection: null, keyVersion: null },
      ...{ staffId: null, late: false, writtenAt: 1, receivedAt: 1, actor: 'write_code:code' },
    });
    const tags = await Promise.all(
      [1, 2].map(() => addTag(db, merchantId, { state: 'reserved', reserved_by: 'code' })),
    );
    let commit = (): void => undefined;
    const gate = new Promise<void>((resolve) => (commit = resolve));
    let registered = (): void => undefined;
    const first = new Promise<void>((resolve) => (registered = resolve));
    const reports = tags.map(async (tagId, n) => {
      if (n === 1) await first;
      await db.transaction().execute(async (trx) => {
        await registerWrite(trx, random, merchantId, write(tagId));
        registered();
        if (n === 0) await gate;
      });
    });
    await Promise.race([reports[1], first.then(() => delay(300))]);
    commit();
    await Promise.all(reports);
    const states = await db.selectFrom('tags').select('state').where('id', 'in', tags).execute();
    expect(states.map(({ state }) => state).sort()).toEqual(['disabled', 'verified']);
  });

  it('leave a scheme that WeChat issues while another device model is set', async () => {
    const { db, clock } = services;
    const repository = schemeRepository(db);
    const row = { id: 'schemeOfTheOldOne1', modelId: 'model-1', serial: 's', version: 1, sn: 's', path: 'p' };
    await repository.begin(merchantId, { ...row, query: 'e=s', at: 1 });
    const held = heldAnswer(db, 'SelectQueryNode', 'schemes');
    const setting = held.db
      .transaction()
      .execute((trx) =>
        setNfcModel(trx, services, merchantId, { modelId: 'model-2', mode: 'per_tag', actor: 'staff:x' }),
      );
    await held.reached;
    await repository.issued(merchantId, row, 'weixin://dl/business/?t=x', clock.now());
    held.goOn();
    await setting;
    expect(await repository.byId(merchantId, row.id)).toMatchObject({ state: 'issued', model_id: 'model-1' });
  });
});
