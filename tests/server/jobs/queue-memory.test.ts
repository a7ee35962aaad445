import { queueMemory } from '../../../server/src/domain/schemes/queue-state';
import { testServices } from '../../helpers/server';
import type { TestServices } from '../../helpers/server';
import { addMerchant } from '../../helpers/server-database';

describe('what the nodes of a scheme queue tell each other', () => {
  let services: TestServices;
  let memory: ReturnType<typeof queueMemory>;
  let merchant: string;
  beforeEach(async () => {
    services = await testServices();
    memory = queueMemory(services.db);
    merchant = await addMerchant(services.db);
  });
  afterEach(() => services.close());

  it('notes no rest over a knock', async () => {
    const why = { reaction: 'stop', errcode: 9800007, failures: 1 } as const;
    expect(await memory.rest(merchant, null, { ...why, nextAt: 5_000 })).toBe(true);
    const nextAt = async () => (await memory.read(merchant, 0)).rest?.nextAt ?? null;
    for (const knocks of [0, -1, -2]) {
      const seen = await nextAt();
      await memory.knock(merchant, 'any');
      expect(await memory.rest(merchant, seen, { ...why, nextAt: 9_000 })).toBe(false);
      expect(await nextAt()).toBe(knocks);
    }
    expect(await memory.rest(merchant, -2, { ...why, nextAt: 9_000 })).toBe(true);
  });

  it.each(['stop', 'any'] as const)('notes no first rest of all over a knock (%s)', async (which) => {
    const why = { reaction: 'stop', errcode: 9800007, failures: 1, nextAt: 9_000 } as const;
    const { mark } = await memory.read(merchant, 0);
    await memory.knock(merchant, which);
    expect(await memory.rest(merchant, mark, why)).toBe(false);
    const knocked = await memory.read(merchant, 0);
    expect(knocked.rest).toBeNull();
    expect(await memory.rest(merchant, knocked.mark, why)).toBe(true);
    await memory.recovered(merchant);
    expect(await memory.read(merchant, 0)).toMatchObject({ rest: null, mark: null });
  });

  it('keeps a rest that no repair ends, when somebody repaired something', async () => {
    const why = { reaction: 'tomorrow', errcode: 44993, failures: 1, nextAt: 9_000 } as const;
    expect(await memory.rest(merchant, null, why)).toBe(true);
    await memory.knock(merchant, 'stop');
    expect((await memory.read(merchant, 0)).rest).toEqual(why);
    await memory.knock(merchant, 'any');
    expect((await memory.read(merchant, 0)).rest).toEqual({ ...why, nextAt: 0 });
  });
});
