import { locksOfOneNode } from '../../../server/src/db/named-locks';
import type { OpenDatabase } from '../../../server/src/db/open';
import type { Database } from '../../../server/src/db/schema';
import { schemeIssuer } from '../../../server/src/domain/schemes/issuer';
import type { SchemeIssuer } from '../../../server/src/domain/schemes/issuer';
import { schemeRepository } from '../../../server/src/domain/schemes/repository';
import { FakeMiniProgram, refusal } from '../../helpers/fake-wechat';
import { addMerchant, addTag, openTestDatabase, testId } from '../../helpers/server-database';
import { FakeClock, seededRandom } from '../../helpers/server-ports';

describe('issuing one scheme', () => {
  let open: OpenDatabase<Database>;
  let wechat: FakeMiniProgram;
  let merchant: string;
  let issuer: SchemeIssuer;

  const newIssuer = () =>
    schemeIssuer({
      repository: schemeRepository(open.db),
      clock: new FakeClock(),
      random: seededRandom(testId()),
      pace: () => Promise.resolve(),
      locks: locksOfOneNode(),
      sleep: () => Promise.resolve(),
    });
  const order = (serial = 'tag1') => ({
    modelId: 'm1',
    serial,
    path: 'pages/member/index',
    query: `e=${serial}`,
  });
  const asFrozen = {
    modelId: 'm1',
    sn: 'tag1',
    path: 'pages/member/index',
    query: 'e=tag1',
    envVersion: 'release',
  } as const;
  const rows = () =>
    open.db
      .selectFrom('schemes')
      .select(['sn', 'state', 'openlink', 'last_errcode'])
      .orderBy('version')
      .execute();

  beforeEach(async () => {
    open = await openTestDatabase();
    merchant = await addMerchant(open.db);
    wechat = new FakeMiniProgram('wx1');
    issuer = newIssuer();
  });
  afterEach(() => open.close());

  it('writes the row before WeChat is asked', async () => {
    let before: unknown;
    const peek = jest.spyOn(wechat, 'generateNfcScheme').mockImplementation(async () => {
      before = await rows();
      return { openlink: 'weixin://x' };
    });
    await issuer.issue(merchant, wechat, order());
    expect(peek).toHaveBeenCalledTimes(1);
    expect(before).toEqual([{ sn: 'tag1', state: 'asking', openlink: null, last_errcode: null }]);
  });

  it('asks WeChat once, stores the answer with its tag, and answers from the table ever after', async () => {
    await addTag(open.db, merchant, { id: 'tag1' });
    const one = await issuer.issue(merchant, wechat, order());
    const again = await newIssuer().issue(merchant, wechat, order());
    expect(one).toEqual(again);
    expect(wechat.asked).toEqual([asFrozen]);
    const scheme = await open.db
      .selectFrom('schemes')
      .select(['id', 'state', 'openlink'])
      .executeTakeFirstOrThrow();
    expect(scheme).toMatchObject({ state: 'issued', openlink: wechat.issued.get('m1|tag1')?.openlink });
    expect(await open.db.selectFrom('tags').select('scheme_id').execute()).toEqual([
      { scheme_id: scheme.id },
    ]);
  });

  it('never asks twice at the same time for one serial', async () => {
    await Promise.all([1, 2, 3].map(() => issuer.issue(merchant, wechat, order())));
    expect(wechat.asked).toHaveLength(1);
  });

  it('adopts a revealed scheme that opens exactly ours', async () => {
    const standing = wechat.stand(asFrozen);
    const outcome = await issuer.issue(merchant, wechat, order());
    expect(outcome).toMatchObject({ kind: 'issued', scheme: { sn: 'tag1', openlink: standing } });
  });

  it.each([
    ['another query', { query: 'e=other' }],
    ['another page', { path: 'pages/index/index' }],
    ['another mini-program', { appId: 'wx9' }],
  ])('goes on to the next version when the revealed scheme opens %s', async (_, difference) => {
    wechat.stand(asFrozen, difference);
    const outcome = await issuer.issue(merchant, wechat, order());
    expect(outcome).toMatchObject({ kind: 'issued', scheme: { sn: 'tag1v2', version: 2 } });
    expect(await rows()).toMatchObject([{ state: 'given_up', openlink: null }, { state: 'issued' }]);
  });

  it('goes on to the next version when WeChat hides the standing scheme', async () => {
    wechat.reveal = false;
    wechat.stand(asFrozen);
    expect(await issuer.issue(merchant, wechat, order())).toMatchObject({
      kind: 'issued',
      scheme: { version: 2 },
    });
    expect(await rows()).toMatchObject([
      { sn: 'tag1', state: 'given_up', last_errcode: 9800010 },
      { sn: 'tag1v2', state: 'issued' },
    ]);
  });

  it.each([
    [true, 'tag1'],
    [false, 'tag1v2'],
  ])('loses at most one version with a lost answer (WeChat reveals: %s)', async (reveal, sn) => {
    wechat.reveal = reveal;
    wechat.next = ['lost'];
    expect(await issuer.issue(merchant, wechat, order())).toMatchObject({
      kind: 'refused',
      reaction: 'again',
    });
    expect(await newIssuer().issue(merchant, wechat, order())).toMatchObject({
      kind: 'issued',
      scheme: { sn },
    });
  });

  it('checks a revealed scheme again after a crash instead of asking for a new one', async () => {
    const standing = wechat.stand(asFrozen);
    wechat.nextQuery = [refusal({ kind: 'busy', errcode: -1 })];
    expect(await issuer.issue(merchant, wechat, order())).toMatchObject({
      kind: 'refused',
      reaction: 'again',
    });
    expect(await newIssuer().issue(merchant, wechat, order())).toMatchObject({
      kind: 'issued',
      scheme: { openlink: standing },
    });
    expect(wechat.asked).toHaveLength(1);
  });

  it('stops after five versions instead of burning the quota', async () => {
    wechat.reveal = false;
    for (const sn of ['tag1', 'tag1v2', 'tag1v3', 'tag1v4', 'tag1v5']) wechat.stand({ ...asFrozen, sn });
    expect(await issuer.issue(merchant, wechat, order())).toEqual({
      kind: 'refused',
      reaction: 'stop',
      error: null,
    });
    expect(await rows()).toHaveLength(5);
  });

  it('keeps the row in the queue and the errcode when WeChat refuses', async () => {
    wechat.next = [refusal({ kind: 'config', errcode: 9800007 })];
    expect(await issuer.issue(merchant, wechat, order())).toMatchObject({ reaction: 'stop' });
    expect(await rows()).toEqual([{ sn: 'tag1', state: 'asking', openlink: null, last_errcode: 9800007 }]);
  });

  it('sends no sn in shared mode and has no second version there', async () => {
    await issuer.issue(merchant, wechat, order(''));
    expect(wechat.asked[0]).not.toHaveProperty('sn');
    const other = await addMerchant(open.db);
    wechat.reveal = false;
    expect(await issuer.issue(other, wechat, order(''))).toMatchObject({ kind: 'refused', reaction: 'stop' });
  });

  it('keeps merchants apart though they use the same model and serial', async () => {
    const other = await addMerchant(open.db);
    const theirs = new FakeMiniProgram('wx2');
    await issuer.issue(merchant, wechat, order());
    await issuer.issue(other, theirs, order());
    expect([wechat.asked.length, theirs.asked.length]).toEqual([1, 1]);
  });
});
