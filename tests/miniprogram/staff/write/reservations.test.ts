import { createReservations } from '../../../../miniprogram/staff/write/reservations';

describe('reservations', () => {
  const payloads = [0, 1].map((n) => ({ tagId: `tag${n}`, uri: `weixin://x${n}`, aar: 'a' }));

  test('the same tag gets the same payload, another tag another', () => {
    const stock = createReservations();
    stock.add(payloads);
    stock.add(payloads);
    expect(
      [stock.assign('A'), stock.assign('A'), stock.assign('B'), stock.assign('C')].map((p) => p?.tagId),
    ).toEqual(['tag0', 'tag0', 'tag1', undefined]);
  });

  test('what never reached a tag is free again; what may have stays', () => {
    const stock = createReservations();
    stock.add(payloads);
    stock.assign('A');
    stock.settle('A', { kind: 'failed', cause: 'torn-away', code: null, touched: false });
    expect(stock.free()).toBe(2);
    stock.assign('A');
    stock.settle('A', { kind: 'failed', cause: 'torn-away', code: null, touched: true });
    stock.settle('A', { kind: 'failed', cause: 'torn-away', code: null, touched: false });
    expect(stock.free()).toBe(1);
    expect(stock.assign('A')?.tagId).toBe('tag0');
  });
});
