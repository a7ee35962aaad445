import { join } from 'node:path';
import { sql } from 'kysely';
import { loadConfig } from '../../../server/src/config';
import { migrations } from '../../../server/src/db/migrations';
import { openDatabase } from '../../../server/src/db/open';
import type { Database } from '../../../server/src/db/schema';
import { sealContext } from '../../../server/src/domain/merchants/accounts';
import { forgetSealedAnswers, resealAll } from '../../../server/src/domain/secrets/reseal';
import { sealedColumns } from '../../../server/src/domain/secrets/sealed-columns';
import { passwordKeys } from '../../../server/src/domain/tags/password-keys';
import { runOperator } from '../../../server/src/operator/main';
import { createSecretBox } from '../../../server/src/security/secrets';
import { temporaryFolder, testServices } from '../../helpers/server';
import type { TestServices } from '../../helpers/server';
import { addMerchant } from '../../helpers/server-database';

const key = (byte: number) => Buffer.alloc(32, byte);

describe("the operator's command", () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  const config = loadConfig({ WECHAT_MODE: 'real', PUBLIC_URL: 'https://m.example.com' }, folder.path);

  it('works on an empty data folder and beside an open database', async () => {
    const first = await runOperator(['owner-link', '--merchant', '甲'], config);
    expect(first.at(-1)).toMatch(/^https:\/\/m\.example\.com\/console\/#\/join\?t=[\w-]{43}$/);
    const server = await openDatabase<Database>(
      { kind: 'file', dataDir: join(folder.path, '.data') },
      migrations,
    );
    expect((await runOperator(['owner-link', '--merchant', '甲'], config))[0]).toMatch(/^商家：甲/);
    expect((await runOperator(['sign-up-code', '--hours', '3'], config)).at(-1)).toMatch(/#\/sign-up\?t=/);
    expect(await server.db.selectFrom('operator_links').select('kind').execute()).toHaveLength(3);
    await server.close();
  });

  it('says how it is used, and refuses a life that is none', async () => {
    await expect(runOperator([], config)).rejects.toThrow(/owner-link --merchant/);
    await expect(runOperator(['sign-up-code', '--hours', '0'], config)).rejects.toThrow(/--hours/);
    await expect(runOperator(['owner-link', '--merchant-id', 'nobody'], config)).rejects.toThrow(/nobody/);
  });
});

describe('rotation of the secret key', () => {
  let services: TestServices;
  beforeEach(async () => {
    services = await testServices();
  });
  afterEach(() => services.close());

  it('knows every sealed column of the database', async () => {
    const tables = await services.db.introspection.getTables();
    const found = tables.flatMap(({ name, columns }) =>
      columns.filter((column) => column.name.endsWith('_enc')).map((column) => `${name}.${column.name}`),
    );
    // Tokens live for two hours and are asked for again when they do not open.
    const kept = found.filter((name) => name !== 'wechat_tokens.token_enc');
    expect(kept.sort()).toEqual(sealedColumns.map(({ table, column }) => `${table}.${column}`).sort());
  });

  it('seals everything under the newest key; then the old one may go', async () => {
    const { db, random, clock } = services;
    const old = createSecretBox(new Map([[1, key(1)]]), random);
    const id = 'merchantOfTheTest0';
    await addMerchant(db, { id, app_secret_enc: old.seal('s3cret', sealContext(id, 'app_secret')) });
    await passwordKeys(db, { secrets: old, random, clock }).rotate(id, 'staff:x');
    const { fingerprint: before } = (await passwordKeys(db, { secrets: old, random, clock }).list(id))[0] ?? {
      fingerprint: '',
    };

    const both = createSecretBox(
      new Map([
        [1, key(1)],
        [2, key(2)],
      ]),
      random,
    );
    const counts = (await resealAll(db, both)).filter((one) => one.count > 0);
    expect(counts.map(({ table, column, count }) => [table, column, count])).toEqual([
      ['merchants', 'app_secret_enc', 1],
      ['tag_password_keys', 'key_enc', 1],
    ]);
    expect((await resealAll(db, both)).every((one) => one.count === 0)).toBe(true);

    const fresh = createSecretBox(new Map([[2, key(2)]]), random);
    const row = await db.selectFrom('merchants').select('app_secret_enc').executeTakeFirstOrThrow();
    expect(fresh.open(row.app_secret_enc ?? '', sealContext(id, 'app_secret'))).toBe('s3cret');
    const keys = passwordKeys(db, { secrets: fresh, random, clock });
    expect((await keys.list(id))[0]?.fingerprint).toBe(before);
  });

  it('touches nothing when an old key is missing', async () => {
    const { db, random } = services;
    const old = createSecretBox(new Map([[1, key(1)]]), random);
    const id = 'merchantOfTheTest0';
    const sealed = old.seal('s3cret', sealContext(id, 'app_secret'));
    await addMerchant(db, { id, app_secret_enc: sealed });
    await expect(resealAll(db, createSecretBox(new Map([[2, key(2)]]), random))).rejects.toThrow(/第 1 版/);
    const row = await db.selectFrom('merchants').select('app_secret_enc').executeTakeFirstOrThrow();
    expect(row.app_secret_enc).toBe(sealed);
  });

  it('lets go of sealed answers under older keys only', async () => {
    const { db, random } = services;
    const row = (name: string, body: string) => ({
      merchant_id: 'm',
      actor: 'a',
      route: 'r',
      key: name,
      fingerprint: 'f',
      status: 200,
      body_json: body,
      created_at: 1,
    });
    const sealedBy = (version: number) =>
      JSON.stringify(createSecretBox(new Map([[version, key(version)]]), random).seal('{}', 'c'));
    await db
      .insertInto('idempotency')
      .values([row('old', sealedBy(1)), row('new', sealedBy(2)), row('plain', '{"id":"v1.x"}')])
      .execute();
    expect(await forgetSealedAnswers(db, createSecretBox(new Map([[2, key(2)]]), random))).toBe(1);
    const left = await sql<{ key: string }>`select key from idempotency order by key`.execute(db);
    expect(left.rows.map((one) => one.key)).toEqual(['new', 'plain']);
  });
});
