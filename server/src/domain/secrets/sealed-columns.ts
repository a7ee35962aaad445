import type { Database } from '../../db/schema';
import { phoneContext } from '../members/members';
import { sealContext } from '../merchants/accounts';
import { passwordKeyContext } from '../tags/password-keys';
import { webhookSecretContext } from '../webhooks/webhooks';

/** One column whose texts are sealed, and the context under which the text of a row opens. */
export interface SealedColumn {
  readonly table: keyof Database;
  /** The primary key; its values are what `context` gets, in this order. */
  readonly key: readonly string[];
  readonly column: string;
  context(...key: string[]): string;
}

const ofMerchant = (
  column: string,
  name: 'app_secret' | 'service_app_secret' | 'push_token' | 'push_aes_key',
) => ({
  table: 'merchants' as const,
  key: ['id'],
  column,
  context: (id = '') => sealContext(id, name),
});

/** Every sealed column of the database. A test fails when a table has an `…_enc` column that is not here. */
export const sealedColumns: readonly SealedColumn[] = [
  ofMerchant('app_secret_enc', 'app_secret'),
  ofMerchant('service_app_secret_enc', 'service_app_secret'),
  ofMerchant('push_token_enc', 'push_token'),
  ofMerchant('push_aes_key_enc', 'push_aes_key'),
  {
    table: 'tag_password_keys',
    key: ['merchant_id', 'version'],
    column: 'key_enc',
    context: (merchantId = '', version = '') => passwordKeyContext(merchantId, Number(version)),
  },
  {
    table: 'members',
    key: ['merchant_id', 'id'],
    column: 'phone_enc',
    context: (merchantId = '', id = '') => phoneContext(merchantId, id),
  },
  {
    table: 'old_members',
    key: ['merchant_id', 'id'],
    column: 'phone_enc',
    context: (merchantId = '', id = '') => phoneContext(merchantId, id),
  },
  {
    table: 'webhooks',
    key: ['merchant_id', 'id'],
    column: 'secret_enc',
    context: (merchantId = '', id = '') => webhookSecretContext(merchantId, id),
  },
];
