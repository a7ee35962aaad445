import type { CardUpdatesTable, LedgerEntriesTable, SpendingConfirmationsTable } from './schema/ledger';
import type { IdempotencyTable, WechatEventsTable, WechatTokensTable } from './schema/housekeeping';
import type {
  AgreementsTable,
  BindingRequestsTable,
  CardTimelinesTable,
  CardWithdrawalsTable,
  ConsentsTable,
  DeparturesTable,
  OldMembersTable,
} from './schema/member-account';
import type {
  VisitorsTable,
  SessionsTable,
  MembersTable,
  ClaimsTable,
  MemberCodesTable,
} from './schema/members';
import type {
  StaffTable,
  StaffInvitationsTable,
  StaffStoresTable,
  InvitationStoresTable,
  StaffPhoneSessionsTable,
  StaffSessionsTable,
  AuditTable,
} from './schema/people';
import type {
  MerchantsTable,
  OrganisationsTable,
  StoresTable,
  TerminalsTable,
  PairingCodesTable,
  EntrancesTable,
} from './schema/places';
import type {
  CardCreationsTable,
  MerchantSetupTable,
  OperatorLinksTable,
  SetupChecksTable,
} from './schema/setup';
import type { StoreIndexTable, StoreMarksTable, StoreTermsTable } from './schema/store-index';
import type { ImportFaultsTable, ImportRowsTable, ImportsTable } from './schema/imports';
import type {
  WriteCodesTable,
  SchemesTable,
  TagsTable,
  TagWritesTable,
  TagPasswordKeysTable,
  ChipsTable,
  SchemeQueuesTable,
  TagOrdersTable,
  TagOrderEntrancesTable,
  TagReadbacksTable,
  TagReadbackRowsTable,
} from './schema/tags';
import type { TapDaysTable, TapMarkTable, TapsTable, TerminalEventsTable } from './schema/taps';
import type { WebhookDeliveriesTable, WebhookMarkTable, WebhooksTable } from './schema/webhooks';

export type * from './schema/housekeeping';
export type * from './schema/imports';
export type * from './schema/ledger';
export type * from './schema/member-account';
export type * from './schema/members';
export type * from './schema/people';
export type * from './schema/places';
export type * from './schema/setup';
export type * from './schema/store-index';
export type * from './schema/tags';
export type * from './schema/taps';
export type * from './schema/webhooks';

/**
 * The database's shape for kysely; `migrations/` makes it. Ids are opaque text, times integer milliseconds, booleans 0/1, JSON text.
 * Every row has its merchant; repositories take the merchant as their first argument (architecture §3).
 */
export interface Database {
  merchants: MerchantsTable;
  organisations: OrganisationsTable;
  stores: StoresTable;
  terminals: TerminalsTable;
  pairing_codes: PairingCodesTable;
  entrances: EntrancesTable;
  write_codes: WriteCodesTable;
  schemes: SchemesTable;
  tags: TagsTable;
  tag_writes: TagWritesTable;
  scheme_queues: SchemeQueuesTable;
  tag_orders: TagOrdersTable;
  tag_order_entrances: TagOrderEntrancesTable;
  tag_readbacks: TagReadbacksTable;
  tag_readback_rows: TagReadbackRowsTable;
  visitors: VisitorsTable;
  sessions: SessionsTable;
  members: MembersTable;
  claims: ClaimsTable;
  taps: TapsTable;
  tap_days: TapDaysTable;
  tap_mark: TapMarkTable;
  terminal_events: TerminalEventsTable;
  member_codes: MemberCodesTable;
  ledger_entries: LedgerEntriesTable;
  spending_confirmations: SpendingConfirmationsTable;
  card_updates: CardUpdatesTable;
  webhooks: WebhooksTable;
  webhook_deliveries: WebhookDeliveriesTable;
  webhook_mark: WebhookMarkTable;
  idempotency: IdempotencyTable;
  staff: StaffTable;
  staff_sessions: StaffSessionsTable;
  staff_invitations: StaffInvitationsTable;
  staff_phone_sessions: StaffPhoneSessionsTable;
  staff_stores: StaffStoresTable;
  invitation_stores: InvitationStoresTable;
  tag_password_keys: TagPasswordKeysTable;
  chips: ChipsTable;
  wechat_events: WechatEventsTable;
  wechat_tokens: WechatTokensTable;
  audit: AuditTable;
  agreements: AgreementsTable;
  consents: ConsentsTable;
  old_members: OldMembersTable;
  binding_requests: BindingRequestsTable;
  departures: DeparturesTable;
  card_withdrawals: CardWithdrawalsTable;
  card_timelines: CardTimelinesTable;
  merchant_setup: MerchantSetupTable;
  setup_checks: SetupChecksTable;
  card_creations: CardCreationsTable;
  operator_links: OperatorLinksTable;
  store_index: StoreIndexTable;
  store_terms: StoreTermsTable;
  store_marks: StoreMarksTable;
  imports: ImportsTable;
  import_rows: ImportRowsTable;
  import_faults: ImportFaultsTable;
}
