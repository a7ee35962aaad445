import { DEMO } from '../../../server/src/demo/seed';
import { PASSWORDS_PER_HOUR } from '../../../server/src/domain/tags/passwords';
import { addWriteCode } from '../../helpers/server-database';
import { merchantPlatform } from './setup';
import type { ConsoleClient, TestMerchantPlatform } from './setup';
import { refusalOf, staffWorld } from './staff-world';
import { UID } from './written';

interface Password {
  password: string;
  pack: string;
  keyVersion: number;
}

describe('protection of tags', () => {
  let platform: TestMerchantPlatform;
  let world: ReturnType<typeof staffWorld>;
  let owner: ConsoleClient;
  let session: string;
  beforeEach(async () => {
    platform = await merchantPlatform();
    world = staffWorld(platform);
    owner = await platform.staff('owner');
    session = await world.hire('writer');
  });
  afterEach(() => platform.close());

  const ask = (tagId: string | null, purpose = 'protect', uid = UID) =>
    world.password(session, { tagId, uid, purpose });
  const given = async (...args: Parameters<typeof ask>) => (await ask(...args)).json<Password>();
  const tell = (tagId: string | null, more: object, by: string | null = session) =>
    world.write('tag-writes', world.report(tagId, { outcome: 'protection_only', ...more }), by);
  const tagOf = async (id: string) => {
    const entrance = await owner.get(`/api/v1/console/entrances/${DEMO.taiyuanFirstTerminal1}/tags`);
    return entrance.json<{ tags: { id: string }[] }>().tags.find((tag) => tag.id === id);
  };
  const rotate = () => owner.act('POST', '/api/v1/console/tag-password-keys', {});
  const keys = async () =>
    (await owner.get('/api/v1/console/tag-password-keys')).json<{
      keys: { version: number; fingerprint: string; current: boolean; chips: number }[];
    }>().keys;

  it('hands the password of a verified tag to staff, the same each time, and follows it', async () => {
    const tagId = await world.written(session);
    const first = await given(tagId);
    expect(first).toMatchObject({
      password: expect.stringMatching(/^[0-9A-F]{8}$/) as unknown,
      pack: expect.stringMatching(/^[0-9A-F]{4}$/) as unknown,
      keyVersion: 1,
    });
    expect(await given(tagId)).toEqual(first);
    expect(await tagOf(tagId)).toMatchObject({ state: 'verified', protection: 'none' });
    await tell(tagId, { protection: 'password', keyVersion: 1 });
    expect(await tagOf(tagId)).toMatchObject({ state: 'protected', protection: 'password', keyVersion: 1 });
    expect(await given(tagId, 'rewrite')).toEqual(first);
    await tell(tagId, { protection: 'none' });
    expect(await tagOf(tagId)).toMatchObject({ state: 'verified', protection: 'none', keyVersion: null });
  });

  it('gives every chip and every merchant another password', async () => {
    const seen = new Set<string>();
    for (const uid of [UID, '04A1B2C3D4E5F7', '04A1B2C3']) {
      const tagId = await world.written(session, { uid });
      seen.add((await given(tagId, 'protect', uid)).password);
    }
    expect(seen.size).toBe(3);
    expect([...seen]).not.toContain('FFFFFFFF');
  });

  it('says nothing before the write is registered as verified, nor of chips and tags that are not ours', async () => {
    const tagId = await world.reserve(session);
    expect(refusalOf(await ask(tagId))).toEqual([409, 'tag_not_verified']);
    await world.write('tag-writes', world.report(tagId, { outcome: 'unverified' }), session);
    expect(refusalOf(await ask(tagId))).toEqual([409, 'tag_not_verified']);
    await world.write('tag-writes', world.report(tagId), session);
    expect(refusalOf(await ask(tagId, 'protect', '04FFFFFFFFFFFF'))).toEqual([409, 'tag_not_verified']);
    expect(refusalOf(await ask('zzzzzzzzzzzzzzzzzz'))).toEqual([404, 'tag_unknown']);
    expect(refusalOf(await ask(tagId, 'rewrite'))).toEqual([409, 'tag_not_protected']);
    expect(refusalOf(await ask(null, 'erase', '04FFFFFFFFFFFF'))).toEqual([409, 'tag_not_protected']);
    expect((await ask(tagId)).statusCode).toBe(200);
  });

  it("says nothing of another merchant's tag", async () => {
    const { db } = platform.services;
    const code = await addWriteCode(db, platform.other.merchantId, platform.other.entranceId);
    const theirs = platform.writeCode(code);
    const opened = await theirs.post('write-sessions', { want: 1, phone: 'phone-of-a-writer' });
    const { tagId } = opened.json<{ reserved: { tagId: string }[] }>().reserved[0]!;
    await theirs.post('tag-writes', world.report(tagId));
    expect(refusalOf(await ask(tagId))).toEqual([404, 'tag_unknown']);
    expect(refusalOf(await ask(null))).toEqual([409, 'tag_not_verified']);
  });

  it('writes no password down: not in the database, not in the log, only who asked for which chip', async () => {
    const tagId = await world.written(session);
    const { password, pack } = await given(tagId);
    const { db, logged } = platform.services;
    const tables = ['audit', 'chips', 'tag_password_keys', 'tags', 'tag_writes', 'idempotency'] as const;
    for (const table of tables) {
      const text = JSON.stringify(await db.selectFrom(table).selectAll().execute());
      expect([table, text.includes(password)]).toEqual([table, false]);
    }
    expect(JSON.stringify(logged)).not.toContain(password);
    const { key_enc } = await db.selectFrom('tag_password_keys').select('key_enc').executeTakeFirstOrThrow();
    expect(key_enc).toMatch(/^v1\./);
    const line = await db
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'tag.password_given')
      .executeTakeFirstOrThrow();
    expect(line.actor).toMatch(/^staff:/);
    expect(JSON.parse(line.detail_json)).toEqual({ uid: UID, tagId, purpose: 'protect', keyVersion: 1 });
    expect(line.detail_json).not.toContain(`"${pack}"`);
  });

  it('keeps the key of protected chips through a rotation, and uses the new one for others', async () => {
    const old = await world.written(session);
    const before = await given(old);
    await tell(old, { protection: 'password', keyVersion: 1 });
    expect((await rotate()).json()).toMatchObject({ version: 2, current: true, chips: 0 });
    expect(await given(old, 'rewrite')).toEqual(before);
    const fresh = await world.written(session, { uid: '04000000000001' });
    expect((await given(fresh, 'protect', '04000000000001')).keyVersion).toBe(2);
    expect(await keys()).toMatchObject([
      { version: 2, current: true, chips: 1 },
      { version: 1, current: false, chips: 1 },
    ]);
    expect(new Set((await keys()).map((key) => key.fingerprint)).size).toBe(2);
    // Unlocked, and protected anew: now by the new key.
    await tell(old, { protection: 'none' });
    const after = await given(old);
    expect(after.keyVersion).toBe(2);
    expect(after.password).not.toBe(before.password);
  });

  it('lets a hold that was torn while the password was set be finished after a rotation', async () => {
    const tagId = await world.written(session);
    const torn = await given(tagId);
    await rotate();
    expect(await given(tagId)).toEqual(torn);
    expect(await given(tagId, 'rewrite')).toEqual(torn);
  });

  it('stays with the chip when it is written anew with another tag id', async () => {
    const first = await world.written(session);
    const password = await given(first);
    await tell(first, { protection: 'password', keyVersion: 1 });
    const second = await world.written(session);
    expect(await tagOf(first)).toMatchObject({ state: 'disabled', protection: 'none' });
    expect(await tagOf(second)).toMatchObject({ state: 'protected', protection: 'password', keyVersion: 1 });
    expect(await given(second, 'rewrite')).toEqual(password);
    expect(await given(null, 'erase')).toEqual(password);
  });

  it('counts what is reported of a chip by its UID alone to the tag that it carries', async () => {
    const tagId = await world.written(session);
    await tell(null, { protection: 'password', keyVersion: 1 });
    expect(await tagOf(tagId)).toMatchObject({ state: 'protected', protection: 'password' });
    await tell(null, { protection: 'none' });
    await tell(null, { outcome: 'erased', protection: 'none' });
    expect(await tagOf(tagId)).toMatchObject({ state: 'disabled' });
    const { writes } = (await owner.get(`/api/v1/console/tags/${tagId}/writes`)).json<{
      writes: { outcome: string }[];
    }>();
    expect(writes.map((write) => write.outcome).sort()).toEqual([
      'erased',
      'protection_only',
      'protection_only',
      'verified',
    ]);
  });

  it("keeps a mere holder's word about protection and erasing as history only", async () => {
    const tagId = await world.written(session);
    for (const body of [{ protection: 'locked' }, { outcome: 'erased', protection: 'none' }]) {
      expect((await tell(tagId, body, null)).statusCode).toBe(200);
    }
    expect(await tagOf(tagId)).toMatchObject({ state: 'verified', protection: 'none' });
    const { writes } = (await owner.get(`/api/v1/console/tags/${tagId}/writes`)).json<{
      writes: { outcome: string; by: string | null }[];
    }>();
    expect(writes.map((write) => [write.outcome, write.by]).sort()).toEqual([
      ['erased', null],
      ['protection_only', null],
      ['verified', '店员小赵'],
    ]);
  });

  it('disables a tag that staff erased, and counts neither erasing nor protecting against the day', async () => {
    const tagId = await world.written(session);
    const locked = await tell(tagId, { protection: 'locked' });
    expect(locked.json()).toEqual({ late: false, writtenToday: 1 });
    expect(await tagOf(tagId)).toMatchObject({ state: 'protected', protection: 'locked' });
    const erased = await tell(tagId, { outcome: 'erased', protection: 'none' });
    expect(erased.json()).toEqual({ late: false, writtenToday: 1 });
    expect(await tagOf(tagId)).toMatchObject({ state: 'disabled' });
    const lookup = await world.write('chip-lookups', { uid: UID });
    expect(lookup.json()).toEqual({ whose: 'unassigned', protection: 'none' });
  });

  it('finds a chip by its UID for whoever holds a code, and says nothing of unknown ones', async () => {
    const tagId = await world.written(session, { protection: 'none' });
    const lookup = async (uid: string, code: string = DEMO.writeCodeTerminal1) =>
      (await platform.writeCode(code).post('chip-lookups', { uid })).json<Record<string, unknown>>();
    expect(await lookup(UID)).toMatchObject({
      whose: 'this_entrance',
      tagId,
      enabled: true,
      protection: 'none',
      place: { terminalName: '1 号收银台' },
    });
    const { db } = platform.services;
    const elsewhere = await addWriteCode(db, platform.merchantId, DEMO.merchantWide);
    expect(await lookup(UID, elsewhere)).toMatchObject({ whose: 'other_entrance' });
    const stranger = await addWriteCode(db, platform.other.merchantId, platform.other.entranceId);
    expect(await lookup(UID, stranger)).toEqual({ whose: 'not_ours' });
    expect(await lookup('04FFFFFFFFFFFF')).toEqual({ whose: 'not_ours' });
  });

  it('protects tags of shared mode by their UID alone', async () => {
    const { perModelModelId } = (await platform.simulator.seedDemo()).miniProgram;
    await platform.services.db
      .updateTable('merchants')
      .set({ nfc_mode: 'shared', nfc_model_id: perModelModelId })
      .where('id', '=', platform.merchantId)
      .execute();
    expect(refusalOf(await ask(null))).toEqual([409, 'tag_not_verified']);
    await world.write('tag-writes', world.report(null), session);
    const first = await given(null);
    await tell(null, { protection: 'password', keyVersion: first.keyVersion });
    expect(await given(null, 'erase')).toEqual(first);
    expect((await world.write('chip-lookups', { uid: UID })).json()).toMatchObject({
      whose: 'this_entrance',
      tagId: null,
      protection: 'password',
    });
  });

  it('stops a person who collects passwords', async () => {
    const tagId = await world.written(session);
    await given(tagId);
    const { db, clock } = platform.services;
    const line = await db
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'tag.password_given')
      .executeTakeFirstOrThrow();
    const more = Array.from({ length: PASSWORDS_PER_HOUR - 1 }, (_, n) => ({ ...line, id: `copy${n}` }));
    for (let from = 0; from < more.length; from += 100)
      await db
        .insertInto('audit')
        .values(more.slice(from, from + 100))
        .execute();
    const refused = await ask(tagId);
    expect(refusalOf(refused)).toEqual([429, 'rate_limited']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    clock.pass(3_600_000);
    expect((await ask(tagId)).statusCode).toBe(200);
  });
});
