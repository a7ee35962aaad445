import type { OpenDatabase } from '../../../server/src/db/open';
import type { Database } from '../../../server/src/db/schema';
import { maybeAnnounced } from '../../../server/src/domain/taps/lately';
import { addTerminalEvent, arrivedTap, saveTap } from '../../../server/src/domain/taps/repository';
import { STANDING_LIFE } from '../../../server/src/domain/taps/rules';
import type { Tap } from '../../../server/src/domain/taps/view';
import { openTestDatabase, testId } from '../../helpers/server-database';

const NOW = 1_800_000_000_000;

function announced(visitorId: string, at: number): Tap {
  const tap = arrivedTap(
    testId('tap'),
    'm1',
    {
      visitor_id: visitorId,
      member_id: 'member',
      entrance_id: 'e1',
      tag_id: null,
      terminal_id: 't1',
      evidence: 'tap',
      how: 'tag',
      scene: 1065,
    },
    at,
  );
  return { ...tap, state: 'waiting', announced_at: at };
}

describe('who may have been announced lately', () => {
  let open: OpenDatabase<Database>;
  beforeEach(async () => {
    open = await openTestDatabase();
  });
  afterEach(() => open.close());
  const maybe = (visitorId: string, terminalId = 't1') =>
    maybeAnnounced(open.db, 'm1', visitorId, terminalId, NOW);

  it('is whoever was announced there by this process, in whatever way', async () => {
    expect(await maybe('lin')).toBe(false);
    await saveTap(open.db, announced('lin', NOW));
    expect([await maybe('lin'), await maybe('lin', 't2'), await maybe('wang')]).toEqual([true, false, false]);
  });

  it('is nobody who merely arrived', async () => {
    await saveTap(open.db, { ...announced('lin', NOW), announced_at: null });
    expect(await maybe('lin')).toBe(false);
  });

  it('is known of a process before this one, as far as it still counts', async () => {
    const store = async (tap: Tap) => {
      // Not by `saveTap`: this process did not write it.
      await open.db.insertInto('taps').values(tap).execute();
      await addTerminalEvent(open.db, 'm1', 't1', tap.id, 'tap', tap.created_at);
    };
    await store(announced('wang', NOW - 2 * STANDING_LIFE));
    await store(announced('lin', NOW - STANDING_LIFE + 1));
    expect([await maybe('lin'), await maybe('wang')]).toEqual([true, false]);
  });
});
