import { DEMO } from '../../../server/src/demo/seed';
import { merchantPlatform } from './setup';
import type { TestMerchantPlatform } from './setup';

interface Opened {
  reserved?: { tagId: string }[];
  code?: string;
}

describe('many phones that open one write code at the same time', () => {
  const CAP = 5;
  let platform: TestMerchantPlatform;
  beforeEach(async () => (platform = await merchantPlatform({ poolSize: 4 })));
  afterEach(() => platform.close());

  it('hold no more tags together than the code may write in a day', async () => {
    const { db } = platform.services;
    await db.updateTable('write_codes').set({ daily_cap: CAP }).execute();
    expect(await platform.queue.issueNow(platform.merchantId, 20)).toBeNull();
    const client = platform.writeCode(DEMO.writeCodeTerminal1);
    const opened = await Promise.all(
      Array.from({ length: 6 }, async (_, n) =>
        (await client.post('write-sessions', { want: 3, phone: `phone-of-number-${n}` })).json<Opened>(),
      ),
    );
    const tags = opened.flatMap(({ reserved = [] }) => reserved.map(({ tagId }) => tagId));
    expect(tags).toHaveLength(CAP);
    expect(new Set(tags).size).toBe(CAP);
    const refused = opened.flatMap(({ code }) => code ?? []);
    expect(new Set(refused)).toEqual(new Set(['write_code_exhausted']));
  });
});
