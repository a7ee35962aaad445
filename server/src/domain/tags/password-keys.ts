import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import { keyFingerprint } from '../../security/tag-passwords';
import type { Services } from '../../services';
import { noteAudit } from '../audit/audit';

type Parts = Pick<Services, 'clock' | 'random' | 'secrets'>;

export interface PasswordKeyFace {
  version: number;
  fingerprint: string;
  createdAt: number;
  current: boolean;
  chips: number;
}

const KEY_BYTES = 32;

/** A sealed key opens only as this version of this merchant. */
export const passwordKeyContext = (merchantId: string, version: number) =>
  `merchant:${merchantId}:tag_password_key:${version}`;

/** A merchant's tag-password keys. The newest makes new passwords; every one is kept for the chips that depend on it. */
export function passwordKeys(db: Kysely<Database>, { clock, random, secrets }: Parts) {
  async function newest(merchantId: string): Promise<number> {
    const row = await db
      .selectFrom('tag_password_keys')
      .select((e) => e.fn.max('version').as('version'))
      .where('merchant_id', '=', merchantId)
      .executeTakeFirst();
    return Number(row?.version ?? 0);
  }

  /** Two who make the same version at once share the one that was first. */
  async function make(merchantId: string, version: number, actor: string): Promise<void> {
    const key = random.bytes(KEY_BYTES);
    const at = clock.now();
    const made = await db
      .insertInto('tag_password_keys')
      .values({
        merchant_id: merchantId,
        version,
        key_enc: secrets.seal(Buffer.from(key).toString('base64'), passwordKeyContext(merchantId, version)),
        fingerprint: keyFingerprint(key),
        created_at: at,
      })
      .onConflict((conflict) => conflict.columns(['merchant_id', 'version']).doNothing())
      .returning('fingerprint')
      .executeTakeFirst();
    if (!made) return;
    await noteAudit(db, random, merchantId, {
      at,
      actor,
      action: 'tag_password_key.made',
      subject: `${merchantId}:${version}`,
      detail: { version, fingerprint: made.fingerprint },
    });
  }

  return {
    /** Version of the key for new passwords; the first key is made when there is none. */
    async current(merchantId: string, actor: string): Promise<number> {
      const known = await newest(merchantId);
      if (known > 0) return known;
      await make(merchantId, 1, actor);
      return 1;
    },

    /** The key itself, or null when there is no such version. Throws SecretError when it does not open. */
    async key(merchantId: string, version: number): Promise<Uint8Array | null> {
      const row = await db
        .selectFrom('tag_password_keys')
        .select('key_enc')
        .where('merchant_id', '=', merchantId)
        .where('version', '=', version)
        .executeTakeFirst();
      if (!row) return null;
      return Buffer.from(secrets.open(row.key_enc, passwordKeyContext(merchantId, version)), 'base64');
    },

    /** Adds a version; from now on new passwords come from it. */
    async rotate(merchantId: string, actor: string): Promise<number> {
      const version = (await newest(merchantId)) + 1;
      await make(merchantId, version, actor);
      return version;
    },

    /** Newest first. */
    async list(merchantId: string): Promise<PasswordKeyFace[]> {
      const rows = await db
        .selectFrom('tag_password_keys as k')
        .select((e) => [
          'k.version',
          'k.fingerprint',
          'k.created_at',
          e
            .selectFrom('chips as c')
            .select((c) => c.fn.countAll<number>().as('n'))
            .where('c.merchant_id', '=', merchantId)
            .whereRef('c.key_version', '=', 'k.version')
            .as('chips'),
        ])
        .where('k.merchant_id', '=', merchantId)
        .orderBy('k.version', 'desc')
        .execute();
      return rows.map((row, index) => ({
        version: row.version,
        fingerprint: row.fingerprint,
        createdAt: row.created_at,
        current: index === 0,
        chips: Number(row.chips),
      }));
    },
  };
}
