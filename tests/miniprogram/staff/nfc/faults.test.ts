import { runPairwise } from '../../../full/faults/matrix';
import { runMutations } from '../../../full/mutations';

/** Parts of what `npm run test:full` runs whole. */

describe('tags torn away', () => {
  it('never give a false success nor a stuck session, and the next hold recovers or says truthfully why not', async () => {
    const tally = await runPairwise([7, 8, 9]);
    const most = [...tally.ends].sort((a, b) => b[1] - a[1]).slice(0, 5);
    process.stdout.write(
      `fault matrix, pairwise: ${tally.cases} cases, ${tally.scenarios} scenarios; most often ${most
        .map(([ends, count]) => `${ends} (${count})`)
        .join(', ')}\n`,
    );
    expect(tally.faults).toEqual([]);
    expect(tally.scenarios).toBeGreaterThan(90);
    // The matrix is no use if nothing succeeds or nothing fails in it.
    const ends = [...tally.ends.keys()].join('\n');
    for (const kind of [
      '→ verified',
      '→ verified/lock done',
      '→ verified/password done',
      'failed torn-away →',
    ]) {
      expect(ends).toContain(kind);
    }
  });
});

describe('damaged messages and memories', () => {
  it('are decoded or refused by a typed error, quickly', () => {
    const { decoded, planned, slowest } = runMutations(20_000, 11);
    expect(decoded).toBeGreaterThan(500);
    expect(planned).toBeGreaterThan(5000);
    expect(slowest).toBeLessThan(1000);
  });
});
