import type { Kysely } from 'kysely';
import { actionText, actorText, detailText } from '../../contract/audit-words';
import type { Database } from '../../db/schema';
import type { Services } from '../../services';
import { auditLog } from '../audit/log';
import type { AuditQuery } from '../audit/log';
import { dayOf, dayText } from '../china-days';
import { placeText } from '../entrances/names';
import { registeredMembers } from '../members/register-search';
import type { MemberQuery } from '../members/register-search';
import { maskName, maskPhone } from '../members/rules';
import type { Cell } from '../sheets/sheet';
import { EVERYWHERE } from '../staff/reach';
import type { Reach } from '../staff/reach';
import { registeredTags } from '../tags/register-search';
import type { TagQuery } from '../tags/register-search';
import { figuresBy, figuresOf } from '../taps/figures';
import type { By, FiguresView, Period } from '../taps/figures';
import { MEMBER_STATES, PROTECTIONS, TAG_STATES } from './words';

/** Rows read at a time. */
const STEP = 500;
const CHINA = 8 * 3_600_000;

type Table = AsyncGenerator<readonly Cell[]>;

/** 2026-11-22 09:05 of the clock in China; '' for none. */
const timeCell = (at: number | null): string =>
  at === null ? '' : `${dayText(dayOf(at))} ${new Date(at + CHINA).toISOString().slice(11, 16)}`;
const yuan = (fen: number): string => (fen / 100).toFixed(2);

/** Walks a list to its end, page by page. */
async function* walk<Row>(
  ask: (cursor: string | undefined) => Promise<{ rows: readonly Row[]; nextCursor: string | null }>,
): AsyncGenerator<Row> {
  let cursor: string | undefined;
  do {
    const page = await ask(cursor);
    yield* page.rows;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** Members, masked as the console shows them. */
export async function* membersTable(
  services: Pick<Services, 'db' | 'secrets' | 'clock'>,
  merchantId: string,
  query: MemberQuery,
): Table {
  yield ['卡号', '姓名', '手机', '状态', '等级', '积分', '余额（元）', '开卡时间'];
  const rows = walk((cursor) =>
    registeredMembers(services, merchantId, EVERYWHERE, query, { cursor, limit: STEP }),
  );
  for await (const row of rows)
    yield [
      row.number,
      maskName(row.name),
      maskPhone(row.phone_tail) ?? '',
      MEMBER_STATES[row.state],
      row.level,
      row.points,
      yuan(row.balance_fen),
      timeCell(row.activated_at),
    ];
}

export async function* tagsTable(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  query: TagQuery,
): Table {
  yield ['标签编号', '芯片编号', '芯片', '状态', '保护', '打开', '写入时间', '最近一碰'];
  const rows = walk((cursor) => registeredTags(db, merchantId, reach, query, { cursor, limit: STEP }));
  for await (const row of rows)
    yield [
      row.id,
      row.uid ?? '',
      row.chip ?? '',
      TAG_STATES[row.state],
      PROTECTIONS[row.protection],
      row.place ? placeText(row.place) : '',
      timeCell(row.writtenAt),
      timeCell(row.lastTapAt),
    ];
}

const FIGURE_HEADS = ['碰一碰', '前台识别', '领卡', '入口已停用', '标签已停用', '标签已挂失', '不认识的编号'];
const figureCells = ({ taps, recognised, claims, nowhere }: FiguresView): Cell[] => [
  taps,
  recognised,
  claims,
  nowhere.entranceOff,
  nowhere.tagOff,
  nowhere.tagLost,
  nowhere.unknown,
];
const NAMES: Readonly<Record<By, string>> = { store: '门店', terminal: '收银终端', tag: '标签' };

/** Throws `store_unknown` before the first row is read. */
export async function figuresTable(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  by: By | 'day',
  period: Period,
  now: number,
): Promise<Table> {
  const { days } = await figuresOf(db, merchantId, reach, period, now);
  return by === 'day' ? dayRows(days) : byRows(db, merchantId, reach, by, period);
}

async function* dayRows(days: readonly (FiguresView & { day: string })[]): Table {
  yield ['日期', ...FIGURE_HEADS];
  for (const day of days) yield [day.day, ...figureCells(day)];
}

async function* byRows(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  by: By,
  period: Period,
): Table {
  yield [NAMES[by], '在哪里', ...FIGURE_HEADS];
  for (let skip = 0; ; skip += STEP) {
    const { rows, more } = await figuresBy(db, merchantId, reach, by, period, { skip, limit: STEP });
    for (const row of rows) yield [row.name, row.place ?? '', ...figureCells(row)];
    if (!more) return;
  }
}

/** The log in the words of the console; the ids behind the names come last. */
export async function* auditTable(db: Kysely<Database>, merchantId: string, query: AuditQuery): Table {
  yield ['时间', '谁', '做了什么', '对象', '详情', '操作者编号', '对象编号'];
  const rows = walk((cursor) => auditLog(db, merchantId, query, { cursor, limit: STEP }));
  for await (const row of rows)
    yield [
      timeCell(row.at),
      actorText(row),
      actionText(row.action),
      row.subject.name ?? '',
      detailText(row),
      row.actor.id ?? '',
      row.subject.id,
    ];
}
