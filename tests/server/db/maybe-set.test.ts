import { MaybeSet } from '../../../server/src/db/maybe-set';
import { createId } from '../../../server/src/security/ids';
import { seededRandom } from '../../helpers/server-ports';

describe('a set that may say yes wrongly', () => {
  const random = seededRandom('maybe');
  const texts = (count: number) =>
    Array.from({ length: count }, () => `merchant0000000001:${createId(random)}:${createId(random)}`);

  it('never says no of what was added', () => {
    const set = new MaybeSet(12);
    // Far fuller than it should be.
    const added = texts(2_000);
    for (const text of added) set.add(text);
    expect(added.filter((text) => !set.mayHave(text))).toEqual([]);
  });

  it('seldom says yes of others while there are ten bits for each', () => {
    const set = new MaybeSet(17);
    for (const text of texts(13_000)) set.add(text);
    const wrong = texts(10_000).filter((text) => set.mayHave(text)).length;
    expect(wrong).toBeGreaterThan(0);
    expect(wrong).toBeLessThan(300);
  });

  it('says no of everything at first', () => {
    expect(new MaybeSet(12).mayHave('')).toBe(false);
  });
});
