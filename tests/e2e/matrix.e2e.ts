import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Product } from './harness';
import { leave, startProduct, visit } from './harness';
import { previewReady } from './harness/story';
import { allCells, CONDITIONS, HOLDERS, isNamed, pairwise, STARTS, WAYS } from './matrix/cells';
import { MatrixPhone } from './matrix/drive';
import type { Outcome } from './matrix/drive';
import { preparePeople } from './matrix/people';
import { report } from './matrix/report';

/** Every cell in `npm run test:full -- matrix`; otherwise so many that every two values meet. */
const EVERYTHING = process.env['MATRIX'] === 'all';
/** Words that the names of the driven cells must hold; none: all of them. */
const WORDS = (process.env['MATRIX_WORDS'] ?? '').split(' ').filter((word) => word !== '');
const OUTPUT = join(__dirname, 'output');

describe('every way into the member center, whatever one holds and whatever fails', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
    await preparePeople(product.address);
  });
  afterAll(async () => {
    await product.stop();
    await leave();
  });

  it('meets every two values of the matrix in the part that is always driven', () => {
    const part = pairwise(allCells());
    expect(allCells()).toHaveLength(WAYS.length * STARTS.length * HOLDERS.length * CONDITIONS.length);
    for (const holder of HOLDERS)
      for (const condition of CONDITIONS)
        expect(part.some((cell) => cell.holder === holder && cell.condition === condition)).toBe(true);
    expect(part.length).toBeLessThan(60);
  });

  it(
    'shows what the person is owed',
    async () => {
      const opened = await visit('/preview/', product.address);
      try {
        await previewReady(opened.page);
        const phone = new MatrixPhone(opened.page, product.address);
        const outcomes: Outcome[] = [];
        const wanted = EVERYTHING ? allCells().filter((cell) => isNamed(cell, WORDS)) : pairwise(allCells());
        expect(wanted.length).toBeGreaterThan(0);
        for (const cell of wanted) outcomes.push(await phone.run(cell));
        const text = report(outcomes);
        process.stdout.write(`\n${text}`);
        mkdirSync(OUTPUT, { recursive: true });
        writeFileSync(join(OUTPUT, EVERYTHING ? 'matrix-full.txt' : 'matrix.txt'), text);
        expect(outcomes.flatMap((outcome) => outcome.faults)).toEqual([]);
        expect(opened.problems).toEqual([]);
      } finally {
        await opened.close();
      }
    },
    30 * 60_000,
  );
});
