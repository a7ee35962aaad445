import { DiskFailed, groupSync, untilFailed } from '../../../server/src/db/durable';

describe('the sync of what was committed', () => {
  it('is spared when nothing was committed since', async () => {
    let commits = 1;
    const sync = jest.fn(() => Promise.resolve());
    const durable = groupSync(sync, () => commits);
    await durable();
    await durable();
    expect(sync).toHaveBeenCalledTimes(1);
    commits += 1;
    await durable();
    expect(sync).toHaveBeenCalledTimes(2);
  });

  it('is shared by those whose commits it began with, and by no others', async () => {
    let commits = 1;
    const ends: (() => void)[] = [];
    const sync = jest.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
    const durable = groupSync(sync, () => commits);
    const covered = [durable(), durable()];
    commits += 1;
    const late = jest.fn();
    const next = durable().then(late);
    expect(sync).toHaveBeenCalledTimes(1);
    ends[0]?.();
    await Promise.all(covered);
    await new Promise(setImmediate);
    expect(late).not.toHaveBeenCalled();
    expect(sync).toHaveBeenCalledTimes(2);
    ends[1]?.();
    await next;
  });

  it('fails for everybody from the first failure on: the disk may have dropped what it could not write', async () => {
    let broken = true;
    const sync = jest.fn(() => (broken ? Promise.reject(new Error('EIO')) : Promise.resolve()));
    const durable = untilFailed(sync);
    await expect(durable()).rejects.toThrow(DiskFailed);
    broken = false;
    await expect(durable()).rejects.toThrow(DiskFailed);
    await expect(durable()).rejects.toMatchObject({ cause: new Error('EIO') });
    expect(sync).toHaveBeenCalledTimes(1);
  });
});
