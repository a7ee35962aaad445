import { setTimeout as delay } from 'node:timers/promises';
import { routes } from '../../../server/src/contract';
import { groupSync } from '../../../server/src/db/durable';
import { idempotencyKey } from '../../helpers/server';
import { AT_COUNTER_1, FrontDesk, MemberPhone, serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { ask } from './ask';
import { changedTables, snapshot } from './snapshot';
import { acts } from './table';
import type { ActRequest } from './act';

const table = routes
  .filter((route) => route.act)
  .flatMap((route) => {
    const act = acts[route.id];
    return act ? [[route.id, route, act] as const] : [];
  });

/** Long enough for an answer that does not wait for the disk. Milliseconds. */
const SOON = 150;

/** A disk whose sync can be held back or made to fail. */
class Disk {
  #release: (() => void) | null = null;
  #held: Promise<void> | null = null;
  failing = false;
  /** Syncs that began. */
  begun = 0;

  readonly durable = groupSync(async () => {
    this.begun += 1;
    if (this.#held) await this.#held;
    if (this.failing) throw new Error('EIO: the disk is gone');
  });

  /** From now on no sync ends. */
  hold(): void {
    this.#held = new Promise<void>((resolve) => (this.#release = resolve));
  }

  release(): void {
    this.#held = null;
    this.#release?.();
  }
}

describe('an answer that must survive a power cut', () => {
  let disk: Disk;
  let world: ServerWorld;
  beforeEach(async () => {
    disk = new Disk();
    world = await serverWorld({ durable: disk.durable });
  });
  afterEach(async () => {
    disk.release();
    await world.close();
  });

  it.each(table)(
    '%s is acknowledged only from the disk, the first time and the next',
    async (_id, route, act) => {
      const ready = await act.prepare(world);
      const request = await ready.ask();
      const key = idempotencyKey();
      const before = await snapshot(world.services.db);

      async function heldBack(tried: ActRequest) {
        const { begun } = disk;
        disk.hold();
        const answered = jest.fn();
        const answer = ask(world, route, tried, key).finally(answered);
        while (disk.begun === begun && answered.mock.calls.length === 0) await delay(5);
        await delay(SOON);
        expect(answered).not.toHaveBeenCalled();
        disk.release();
        return answer;
      }

      disk.failing = true;
      const refused = await heldBack(request);
      expect([refused.status, refused.body['code']]).toEqual([500, 'internal']);
      // Done, but not known to be on the disk: the retry finds the act, and waits for the disk as well.
      expect(changedTables(before, await snapshot(world.services.db))).not.toEqual([]);
      disk.failing = false;
      expect((await heldBack(await ready.ask())).status).toBe(200);
    },
  );

  it('waits before WeChat is told that its event was heard', async () => {
    const lin = new MemberPhone(world, 'lin');
    const { body } = await lin.open(AT_COUNTER_1);
    await lin.submitComponent(body.card);
    disk.hold();
    const heard = jest.fn();
    const delivery = world.simulator.deliverPushes().then(heard);
    await delay(SOON);
    expect(heard).not.toHaveBeenCalled();
    disk.release();
    await delivery;
  });

  describe('at the counter', () => {
    let desk: FrontDesk;
    let lin: MemberPhone;
    beforeEach(async () => {
      desk = await FrontDesk.pair(world);
      lin = new MemberPhone(world, 'lin');
      await lin.join();
    });

    it('shows a tap at once, provisionally, and gives no number to resume from before it is on the disk', async () => {
      const reader = await desk.stream();
      await reader.until((events) => events.length === 1);
      disk.hold();
      const opened = lin.open(AT_COUNTER_1);
      await reader.until((events) => events.length === 2);
      await delay(SOON);
      expect(reader.events.map((e) => [e.event, e.id])).toEqual([
        ['hello', null],
        ['tap', null],
      ]);
      disk.release();
      await opened;
      await reader.until((events) => events.length === 3);
      expect(reader.events[2]?.id).not.toBeNull();
      reader.close();
    });

    it('takes a tap away that never reached the disk', async () => {
      const reader = await desk.stream();
      await reader.until((events) => events.length === 1);
      disk.failing = true;
      expect((await lin.open(AT_COUNTER_1)).status).toBe(500);
      const events = await reader.until((all) => all.length === 3);
      expect(events.map((e) => e.event)).toEqual(['hello', 'tap', 'tap_dropped']);
      reader.close();
    });

    it('tells other screens of an acceptance only when it is on the disk', async () => {
      await desk.post('/heartbeats');
      const { recognition } = (await lin.open(AT_COUNTER_1)).body;
      const tapId = 'tapId' in recognition ? recognition.tapId : '';
      const reader = await desk.stream();
      await reader.until((events) => events.length === 1);
      disk.hold();
      const accepted = desk.post(`/taps/${tapId}/accept`);
      await delay(SOON);
      expect(reader.events.map((e) => e.event)).toEqual(['hello']);
      disk.release();
      await accepted;
      await reader.until((events) => events.some((e) => e.event === 'tap_changed'));
      reader.close();
    });
  });
});
