import { createDrawing } from '../../../miniprogram/pages/account/common/drawing';

interface View {
  readonly rows: readonly { id: number; text: string }[];
  readonly under: string;
}

const row = (id: number, text = `row ${id}`) => ({ id, text });

function drawing(first: View) {
  const sets: Record<string, unknown>[] = [];
  const draw = createDrawing(first, (changed) => sets.push(changed));
  return { draw, sets };
}

describe('what a drawing sets', () => {
  it('is nothing when nothing changed', () => {
    const { draw, sets } = drawing({ rows: [row(1)], under: '' });
    draw({ rows: [row(1)], under: '' });
    expect(sets).toEqual([]);
  });

  it('is only what came to a list that grew at its end', () => {
    const { draw, sets } = drawing({ rows: [row(1), row(2)], under: 'loading' });
    draw({ rows: [row(1), row(2), row(3), row(4)], under: 'end' });
    expect(sets).toEqual([{ 'rows[2]': row(3), 'rows[3]': row(4), under: 'end' }]);
  });

  it.each<[string, View['rows'], View['rows']]>([
    ['changed before its end', [row(1), row(2)], [row(1, 'undone'), row(2), row(3)]],
    ['got shorter', [row(1), row(2)], [row(1)]],
    ['was empty', [], [row(1), row(2)]],
  ])('is the whole list when it %s', (_, before, after) => {
    const { draw, sets } = drawing({ rows: before, under: '' });
    draw({ rows: after, under: '' });
    expect(sets).toEqual([{ rows: after }]);
  });
});
