import type { Log } from '../ports';
import type { NamedLocks } from './named-locks';
import { locksOfOneNode } from './named-locks';
import type { NodeChannel } from './node-channel';
import { noOtherNodes } from './node-channel';
import type { DatabaseLocation } from './open';
import { openPostgresChannel } from './postgres-channel';
import { postgresLocks } from './postgres-locks';

/** What the nodes over one database share besides its tables. */
export interface Nodes {
  readonly channel: NodeChannel;
  readonly locks: NamedLocks;
  close(): Promise<void>;
}

/** `node` is this node's own name among them. */
export async function openNodes(location: DatabaseLocation, node: string, log: Log): Promise<Nodes> {
  const parts =
    location.kind === 'postgres'
      ? { channel: await openPostgresChannel(location.url, node, log), locks: postgresLocks(location.url) }
      : { channel: noOtherNodes(), locks: locksOfOneNode() };
  return {
    ...parts,
    async close() {
      await Promise.all([parts.channel.close(), parts.locks.close()]);
    },
  };
}
