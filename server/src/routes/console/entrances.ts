import type { FastifyInstance } from 'fastify';
import {
  consoleEntrancePicture,
  consoleEntranceSwitch,
  consoleEntrances,
  consoleTags,
  consoleTerminals,
} from '../../contract/console-entrances';
import { consoleEntrancesSwitch } from '../../contract/console-many';
import { noteAudit } from '../../domain/audit/audit';
import { switchMany } from '../../domain/entrances/switch-many';
import { requireEntrance, switchEntrance } from '../../domain/entrances/switch';
import { entranceTable } from '../../domain/entrances/table';
import { storeTerminals } from '../../domain/entrances/terminals';
import type { CodePictures } from '../../domain/pictures/code-pictures';
import { listTags } from '../../domain/tags/list';
import { isAwake } from '../../domain/terminals/rules';
import { serve } from '../../plugins/contract-route';
import { timeOrNull } from '../time';
import { filterOf } from './entrance-filter';
import { sendPicture } from './picture';

const PAGE = 50;

/** 会员领卡用卡入口: the table, its terminals, tags and codes. */
export function registerEntrances(app: FastifyInstance, pictures: CodePictures): void {
  const { db, clock, random, presence } = app.services;
  const table = entranceTable(db);

  serve(app, consoleEntrances, ({ caller, query }) =>
    table.page(caller.merchantId, caller.reach, {
      ...filterOf(query),
      cursor: query.cursor,
      page: query.page,
      limit: query.limit ?? PAGE,
      now: clock.now(),
    }),
  );

  serve(app, consoleTerminals, async ({ caller, params }) => {
    const now = clock.now();
    const { storeName, terminals } = await storeTerminals(
      db,
      caller.merchantId,
      caller.reach,
      params.storeId,
      now,
    );
    return {
      storeName,
      terminals: terminals.map((terminal) => ({
        ...terminal,
        online: terminal.paired && isAwake(presence.isStreaming(terminal.id), terminal.lastSeenAt, now),
        lastSeenAt: timeOrNull(terminal.lastSeenAt),
      })),
    };
  });

  serve(app, consoleEntranceSwitch, ({ caller, params, body, commit }) =>
    commit(async (trx) => {
      await switchEntrance(trx, random, caller.merchantId, caller.reach, {
        entranceId: params.entranceId,
        enabled: body.enabled,
        actor: caller.actor,
        at: clock.now(),
      });
      return { id: params.entranceId, enabled: body.enabled };
    }),
  );

  serve(app, consoleEntrancesSwitch, async ({ caller, body, commit }) => {
    const { enabled, terminals, ids } = body;
    const filter = filterOf(body.filter);
    const switched = await switchMany(db, caller.merchantId, caller.reach, {
      enabled,
      terminals,
      ids,
      filter,
    });
    return commit(async (trx) => {
      await noteAudit(trx, random, caller.merchantId, {
        at: clock.now(),
        actor: caller.actor,
        action: enabled ? 'entrances.enabled' : 'entrances.disabled',
        subject: ids === null ? 'filter' : 'selection',
        detail: { switched, terminals, search: filter.search ?? null, named: ids?.length ?? null },
      });
      return { switched };
    });
  });

  serve(app, consoleEntrancePicture, async ({ caller, params, reply }) => {
    await requireEntrance(db, caller.merchantId, caller.reach, params.entranceId);
    return sendPicture(reply, await pictures.ofEntrance(caller.merchantId, params.entranceId));
  });

  serve(app, consoleTags, async ({ caller, params }) => {
    await requireEntrance(db, caller.merchantId, caller.reach, params.entranceId);
    const tags = await listTags(db, caller.merchantId, params.entranceId);
    return {
      tags: tags.map((tag) => ({
        ...tag,
        writtenAt: timeOrNull(tag.writtenAt),
        lastTapAt: timeOrNull(tag.lastTapAt),
      })),
    };
  });
}
