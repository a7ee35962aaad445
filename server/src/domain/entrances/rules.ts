import type { TagsTable } from '../../db/schema';

/** Whether somebody arriving may pass; otherwise what is switched off. The entrance is named first: it covers all its tags. */
export function entryState(
  entranceEnabled: boolean,
  tagState: TagsTable['state'] | null,
): 'open' | 'entrance' | 'tag' | 'lost' {
  if (!entranceEnabled) return 'entrance';
  if (tagState === 'lost') return 'lost';
  return tagState === 'disabled' ? 'tag' : 'open';
}
