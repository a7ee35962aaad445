import { writeCodeOf } from '../../../../miniprogram/staff/write/scene';

describe('the write code', () => {
  const id = 'demoWriteTaiyuan01';
  test.each([
    [{ scene: `w=${id}` }],
    [{ scene: `w%3D${id}` }],
    [{ scene: encodeURIComponent(encodeURIComponent(`w=${id}`)) }],
    [{ scene: `a=1&w=${id}` }],
    [{ w: id }],
  ])('is found in %j', (query) => {
    expect(writeCodeOf(query)).toBe(id);
  });

  test.each([
    [{}],
    [{ scene: '' }],
    [{ scene: `e=${id}` }],
    [{ scene: 'w=' }],
    [{ scene: 'w=%E0%A4%A' }],
    [{ w: '../../x' }],
  ])('is not found in %j', (query) => {
    expect(writeCodeOf(query)).toBeNull();
  });
});
