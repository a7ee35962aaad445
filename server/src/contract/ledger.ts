import { Type } from 'typebox';
import { Id, Time, nullable, strict } from './common';

/** points: whole points. balance: stored money in fen. */
export const LedgerAccount = Type.Union([Type.Literal('points'), Type.Literal('balance')]);

export const LedgerKind = Type.Union([
  Type.Literal('opening'),
  Type.Literal('earn'),
  Type.Literal('spend'),
  Type.Literal('reversal'),
  Type.Literal('adjustment'),
]);

/** Points or fen of one entry; far above any purchase, far below what a database integer holds. */
export const MOST_AMOUNT = 100_000_000;
export const Amount = Type.Integer({ minimum: 1, maximum: MOST_AMOUNT });
/** Read by the member: 消费积分, 储值充值 … */
export const Reason = Type.String({ minLength: 1, maxLength: 64 });
/** The cash register's own receipt number. */
export const Reference = Type.String({ minLength: 1, maxLength: 64 });

const entry = {
  id: Id,
  account: LedgerAccount,
  kind: LedgerKind,
  /** Points or fen; below zero was taken away. */
  amount: Type.Integer(),
  /** What the account held after this entry: always the sum of all entries up to it. */
  after: Type.Integer(),
  reason: Type.String(),
  at: Time,
  /** The entry that this one takes back. */
  reverses: nullable(Id),
  /** The entry that took this one back. */
  reversedBy: nullable(Id),
};

/** An entry as the member reads it. */
export const MemberEntry = Type.Object(
  { ...entry, storeName: nullable(Type.String()), terminalName: nullable(Type.String()) },
  strict,
);

/** An entry as the terminal that made it reads it. */
export const TerminalEntry = Type.Object(
  {
    ...entry,
    tapId: nullable(Id),
    reference: nullable(Type.String()),
    member: Type.Object({ maskedName: Type.String(), number: Type.String() }, strict),
  },
  strict,
);

/** asked → confirmed (its entry is made in the same moment) | refused | withdrawn by the counter | expired. */
export const ConfirmationState = Type.Union([
  Type.Literal('asked'),
  Type.Literal('confirmed'),
  Type.Literal('refused'),
  Type.Literal('withdrawn'),
  Type.Literal('expired'),
]);

const confirmation = {
  id: Id,
  account: LedgerAccount,
  /** Points or fen to take away. */
  amount: Amount,
  reason: Type.String(),
  state: ConfirmationState,
  askedAt: Time,
  expiresAt: Time,
  decidedAt: nullable(Time),
};

export const TerminalConfirmation = Type.Object(
  { ...confirmation, tapId: Id, reference: nullable(Type.String()), entryId: nullable(Id) },
  strict,
);

export const MemberConfirmation = Type.Object(
  {
    ...confirmation,
    storeName: Type.String(),
    terminalName: Type.String(),
    /** What the account holds now; less than `amount` cannot be confirmed. */
    available: Type.Integer(),
  },
  strict,
);
