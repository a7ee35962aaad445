import { Readable } from 'node:stream';
import { actionText } from '../../../server/src/contract/audit-words';
import { DEMO } from '../../../server/src/demo/seed';
import { noteAudit } from '../../../server/src/domain/audit/audit';
import type { AuditAction } from '../../../server/src/domain/audit/audit';
import { importOldMember } from '../../../server/src/domain/old-cards/repository';
import { phoneColumns } from '../../../server/src/domain/members/phone-number';
import { readSheet } from '../../../server/src/domain/sheets/read';
import { memberNumber } from '../../../server/src/domain/members/rules';
import { addTag, scansAndSorts, testId } from '../../helpers/server-database';
import { merchantPlatform } from './setup';
import type { ConsoleClient, TestMerchantPlatform } from './setup';

interface Row {
  id: string;
  number: string;
  maskedName: string;
  maskedPhone: string | null;
  state: string;
}
interface Page {
  rows: Row[];
  nextCursor: string | null;
  levels: string[];
}

const MEMBERS = '/api/v1/console/members';
const EXPORTS = '/api/v1/console/exports';

describe('the register of members', () => {
  let platform: TestMerchantPlatform;
  let owner: ConsoleClient;
  const ids: string[] = [];

  async function add(
    merchantId: string,
    digits: string,
    person: { name: string; phone: string; state?: 'active' | 'left'; level?: string; at: number },
  ): Promise<string> {
    const { db, secrets } = platform.services;
    const id = testId('m');
    await db
      .insertInto('members')
      .values({
        id,
        merchant_id: merchantId,
        visitor_id: testId('v'),
        card_id: 'card',
        card_code: testId('c'),
        state: person.state ?? 'active',
        number: memberNumber(digits),
        level: person.level ?? '普通会员',
        points: 30,
        balance_fen: 1250,
        name: person.name,
        ...phoneColumns(secrets, merchantId, id, person.phone),
        created_at: person.at,
        activated_at: person.at,
      })
      .execute();
    return id;
  }

  beforeAll(async () => {
    platform = await merchantPlatform();
    owner = await platform.staff('owner');
    const { merchantId, other, services } = platform;
    ids.push(await add(merchantId, '123456789', { name: '林小满', phone: '13800006688', at: 1 }));
    ids.push(
      await add(merchantId, '123400000', { name: '王建国', phone: '13911116688', at: 2, level: '金卡' }),
    );
    ids.push(
      await add(merchantId, '900000000', { name: '林黛', phone: '13822221234', at: 2, state: 'left' }),
    );
    await add(other.merchantId, '123456780', { name: '林外人', phone: '13800006688', at: 3 });
    const card = { number: 'B-7000 2688', name: null, phone: null, points: 1, balanceFen: 2 };
    const old = await importOldMember(services.db, services, merchantId, card);
    await services.db
      .updateTable('old_members')
      .set({ bound_member_id: ids[1] ?? '', bound_at: 5, bound_by: 'phone' })
      .where('id', '=', old?.id ?? '')
      .execute();
  });
  afterAll(() => platform.close());

  const page = async (query = '', of = owner) =>
    (await of.get(`${MEMBERS}?${new URLSearchParams(query).toString()}`)).json<Page>();
  const found = async (query: string) => (await page(query)).rows.map((row) => row.maskedName).sort();

  it('lists the merchant’s own, the newest first, masked, with their levels', async () => {
    const { rows, levels, nextCursor } = await page();
    expect(rows.map((row) => row.id)).toEqual([...ids.slice(1).sort().reverse(), ids[0]]);
    expect(rows.at(-1)).toMatchObject({
      number: memberNumber('123456789'),
      maskedName: '林*满',
      maskedPhone: '*******6688',
      points: 30,
      balanceFen: 1250,
    });
    expect(levels).toEqual(['普通会员', '金卡'].sort());
    expect(nextCursor).toBeNull();
  });

  it.each([
    ['search=6688', ['林*满', '王*国']],
    ['search=13800006688', ['林*满']],
    ['search=%2B86 138 0000 6688', ['林*满']],
    ['search=1234', ['林*满', '王*国', '林*'].sort()],
    [`search=${memberNumber('123456789')}`, ['林*满']],
    ['search=林', ['林*', '林*满']],
    ['search=小', ['林*满']],
    ['search=b7000-2688', ['王*国']],
    ['search=%25', []],
    ['search=没有这个人', []],
    ['state=left', ['林*']],
    ['level=金卡', ['王*国']],
    ['level=金卡&state=left', []],
    ['search=林&state=active', ['林*满']],
  ])('finds by %s', async (query, names) => {
    expect(await found(query)).toEqual([...names].sort());
  });

  it.each(['limit=1', 'limit=2', 'limit=1&search=林', 'limit=1&search=1234'])(
    'gives each once in pages (%s)',
    async (query) => {
      const read: string[] = [];
      let cursor: string | null = '';
      for (let guard = 0; cursor !== null && guard < 9; guard += 1) {
        const next: Page = await page(`${query}${cursor && `&cursor=${cursor}`}`);
        read.push(...next.rows.map((row) => row.id));
        cursor = next.nextCursor;
      }
      const all = (await page(query.replace(/limit=\d&?/, ''))).rows.map((row) => row.id);
      expect(read).toEqual(all);
    },
  );

  it.each(['', 'state=active', 'level=金卡', 'search=6688', 'search=林'])(
    'walks an index however many there are (%s)',
    async (query) => {
      const spy = jest.spyOn(platform.services.db.getExecutor(), 'compileQuery');
      await page(query);
      const asked = spy.mock.results.map(({ value }) => value as { sql: string; parameters: unknown[] });
      spy.mockRestore();
      for (const statement of asked.filter((one) => one.sql.includes('"members"'))) {
        const steps = await scansAndSorts(platform.services.db, statement);
        // A few rows found by a key may be put in order.
        expect(steps.filter((step) => !(query === 'search=6688' && /TEMP B-TREE|Sort/.test(step)))).toEqual(
          [],
        );
      }
    },
  );

  it('shows one with card, consents, old cards, ledger and visits', async () => {
    const detail = (await owner.get(`${MEMBERS}/${ids[1]}`)).json<Record<string, unknown>>();
    expect(detail).toMatchObject({
      maskedName: '王*国',
      phoneVerified: false,
      leftAt: null,
      consents: [],
      oldCards: [{ maskedNumber: '*****2688', points: 1, balanceFen: 2 }],
    });
    expect(JSON.stringify(detail)).not.toContain('13911116688');
    const adjusted = await owner.act('POST', `${MEMBERS}/${ids[1]}/ledger-entries`, {
      account: 'points',
      amount: -10,
      reason: '多记了',
    });
    expect(adjusted.statusCode).toBe(200);
    const entries = (await owner.get(`${MEMBERS}/${ids[1]}/ledger-entries`)).json<{ rows: object[] }>();
    expect(entries.rows).toMatchObject([{ kind: 'adjustment', amount: -10, after: 20, reason: '多记了' }]);
    expect((await owner.get(`${MEMBERS}/${ids[1]}/taps`)).json()).toEqual({ rows: [], nextCursor: null });
  });

  it('is closed to writers, cashiers and neighbours', async () => {
    for (const role of ['writer', 'cashier'] as const)
      expect((await (await platform.staff(role)).get(MEMBERS)).statusCode).toBe(403);
    const neighbour = await platform.staff('owner', platform.other.merchantId);
    expect((await page('', neighbour)).rows.map((row) => row.maskedName)).toEqual(['林*人']);
    expect((await page('search=b7000-2688', neighbour)).rows).toEqual([]);
  });

  describe('as a file', () => {
    async function rowsOf(path: string): Promise<string[][]> {
      platform.services.clock.pass(1);
      const answer = await owner.get(`${EXPORTS}/${path}`);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-disposition']).toContain('attachment');
      const rows: string[][] = [];
      for await (const { cells } of readSheet(Readable.from([answer.rawPayload]))) rows.push([...cells]);
      return rows;
    }

    it.each(['csv', 'xlsx'])('holds what the page shows, masked (%s)', async (kind) => {
      const [head, ...rows] = await rowsOf(`members?format=${kind}&state=active`);
      expect(head?.slice(0, 3)).toEqual(['卡号', '姓名', '手机']);
      expect(rows.map((row) => row.slice(0, 4))).toEqual([
        [memberNumber('123400000'), '王*国', '*******6688', '会员'],
        [memberNumber('123456789'), '林*满', '*******6688', '会员'],
      ]);
    });

    it('of tags, figures and the log can be taken too, and each is in the log', async () => {
      expect((await rowsOf('tags?format=csv'))[0]?.[0]).toBe('标签编号');
      expect(await rowsOf('figures?format=csv&by=day&from=2026-01-01&to=2026-01-02')).toHaveLength(3);
      expect((await rowsOf('figures?format=csv&by=store&from=2026-01-01&to=2026-01-02'))[0]?.[0]).toBe(
        '门店',
      );
      const [head, newest] = await rowsOf('audit?format=csv');
      expect(head).toEqual(['时间', '谁', '做了什么', '对象', '详情', '操作者编号', '对象编号']);
      expect(newest?.slice(1)).toEqual(['owner', '导出操作记录', '', 'CSV', owner.staffId, DEMO.merchant]);
      const [, adjusted] = await rowsOf('audit?format=csv&action=ledger.adjusted');
      expect(adjusted?.slice(1, 5)).toEqual([
        'owner',
        '调整积分或余额',
        memberNumber('123400000'),
        '积分 -10 分',
      ]);
      const log = (await owner.get('/api/v1/console/audit?action=member.exported')).json<{
        rows: { detail: object }[];
      }>();
      expect(log.rows.map(({ detail }) => detail)).toEqual([{ format: 'xlsx' }, { format: 'csv' }]);
    });

    it('names what a newer version noted as it was noted, and fails nowhere', async () => {
      const tagId = await addTag(platform.services.db, DEMO.merchant, { state: 'verified' });
      const line = { at: platform.services.clock.now(), actor: `staff:${owner.staffId}`, subject: tagId };
      await noteAudit(platform.services.db, platform.services.random, DEMO.merchant, {
        ...line,
        action: 'tag.painted' as AuditAction,
      });
      const log = await owner.get('/api/v1/console/audit');
      const noted = log.json<{ rows: { action: string }[] }>().rows.map(({ action }) => action);
      expect(noted).toContain('tag.painted');
      const history = await owner.get(`/api/v1/console/tags/${tagId}/writes`);
      expect(history.json<{ acts: object[] }>().acts).toMatchObject([{ action: 'tag.painted' }]);
      expect([actionText('tag.painted'), actionText('toString'), actionText('tag.lost')]).toEqual([
        '其他操作（tag.painted）',
        '其他操作（toString）',
        '标签挂失',
      ]);
    });
  });
});
