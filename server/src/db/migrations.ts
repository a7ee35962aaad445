import type { Kysely, Migration } from 'kysely';
import { isPostgres, serialOf, triggersOf } from './dialect';
import * as first from './migrations/0001-first';
import * as visitorsByUnionid from './migrations/0002-visitors-by-unionid';
import * as staffAndProtection from './migrations/0003-staff-and-protection';
import * as frontDeskAndLedger from './migrations/0004-front-desk-and-ledger';
import * as webhooks from './migrations/0006-webhooks';
import * as memberAccount from './migrations/0005-member-account';
import * as accountsAndSettings from './migrations/0008-accounts-and-settings';
import * as cardTimelines from './migrations/0015-card-timelines';
import * as ownPhone from './migrations/0016-own-phone';
import * as tagOrders from './migrations/0020-tag-orders';
import * as storeIndex from './migrations/0017-store-index';
import * as imports from './migrations/0018-imports';
import * as registers from './migrations/0023-registers';
import * as tapDays from './migrations/0024-tap-days';
import * as memberLists from './migrations/0025-member-lists';
import * as staffStores from './migrations/0026-staff-stores';
import * as webhookPause from './migrations/0027-webhook-pause';
import * as honestReports from './migrations/0028-honest-reports';
import * as sessionsByToken from './migrations/0029-sessions-by-token';
import * as cardUpdateTurns from './migrations/0030-card-update-turns';

/**
 * Every migration in order, for SQLite and PostgreSQL alike. A landed one is never edited or renamed: later shapes are
 * later entries.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': { up: (db: Kysely<unknown>) => first.up(db as unknown as Kysely<never>, serialOf(db)) },
  '0002-visitors-by-unionid': {
    up: (db: Kysely<unknown>) => visitorsByUnionid.up(db as unknown as Kysely<never>),
  },
  '0003-staff-and-protection': {
    up: (db: Kysely<unknown>) => staffAndProtection.up(db as unknown as Kysely<never>),
  },
  '0004-front-desk-and-ledger': {
    up: (db: Kysely<unknown>) => frontDeskAndLedger.up(db as unknown as Kysely<never>),
  },
  '0006-webhooks': { up: (db: Kysely<unknown>) => webhooks.up(db as unknown as Kysely<never>) },
  '0005-member-account': {
    up: (db: Kysely<unknown>) => memberAccount.up(db as unknown as Kysely<never>),
  },
  '0008-accounts-and-settings': {
    up: (db: Kysely<unknown>) => accountsAndSettings.up(db as unknown as Kysely<never>),
  },
  '0015-card-timelines': {
    up: (db: Kysely<unknown>) => cardTimelines.up(db as unknown as Kysely<never>),
  },
  '0016-own-phone': { up: (db: Kysely<unknown>) => ownPhone.up(db as unknown as Kysely<never>) },
  '0020-tag-orders': {
    up: (db: Kysely<unknown>) => tagOrders.up(db as unknown as Kysely<never>),
  },
  '0017-store-index': {
    up: (db: Kysely<unknown>) => storeIndex.up(db as unknown as Kysely<never>, serialOf(db), triggersOf(db)),
  },
  '0018-imports': { up: (db: Kysely<unknown>) => imports.up(db as unknown as Kysely<never>) },
  '0023-registers': { up: (db: Kysely<unknown>) => registers.up(db as unknown as Kysely<never>) },
  '0024-tap-days': { up: (db: Kysely<unknown>) => tapDays.up(db as unknown as Kysely<never>) },
  '0025-member-lists': { up: (db: Kysely<unknown>) => memberLists.up(db as unknown as Kysely<never>) },
  '0026-staff-stores': { up: (db: Kysely<unknown>) => staffStores.up(db as unknown as Kysely<never>) },
  '0027-webhook-pause': { up: (db: Kysely<unknown>) => webhookPause.up(db as unknown as Kysely<never>) },
  '0028-honest-reports': {
    up: (db: Kysely<unknown>) => honestReports.up(db as unknown as Kysely<never>),
  },
  '0029-sessions-by-token': {
    up: (db: Kysely<unknown>) => sessionsByToken.up(db as unknown as Kysely<never>, !isPostgres(db)),
  },
  '0030-card-update-turns': {
    up: (db: Kysely<unknown>) => cardUpdateTurns.up(db as unknown as Kysely<never>),
  },
};
