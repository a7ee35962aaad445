import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiskFailed, groupSync, untilFailed, walDurability } from '../../../server/src/db/durable';
import { openLogSync } from '../../../server/src/db/log-sync';
import { temporaryFolder } from '../../helpers/server';

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

  describe('that somebody else brings to the disk', () => {
    const folder = temporaryFolder();
    afterAll(() => folder.remove());
    /** Without a log, so that every sync of our own fails. */
    const nowhere = join(folder.path, 'nowhere.sqlite');

    it('is not brought there again, but what is committed later is', async () => {
      let commits = 1;
      const durability = walDurability(nowhere, () => commits);
      durability.reached();
      await durability.durable();
      commits += 1;
      await expect(durability.durable()).rejects.toThrow(DiskFailed);
      await durability.close();
    });

    it('never reaches it again after a failure there', async () => {
      const file = join(folder.path, 'failed.sqlite');
      writeFileSync(`${file}-wal`, 'frames');
      const durability = walDurability(file, () => 1);
      durability.failed('EIO');
      durability.reached();
      await expect(durability.durable()).rejects.toMatchObject({ cause: new Error('EIO') });
      await durability.close();
    });

    it('is told of from where it was stored, and the first failure stays', () => {
      const file = join(folder.path, 'log.sqlite');
      const late = openLogSync(file);
      expect(late.sync()).toEqual({ failed: expect.stringContaining('ENOENT') });
      writeFileSync(`${file}-wal`, 'frames');
      expect(late.sync()).toEqual({ failed: expect.stringContaining('ENOENT') });
      late.close();
      const log = openLogSync(file);
      expect(log.sync()).toBe('reached');
      log.close();
    });
  });
});
