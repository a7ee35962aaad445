import { CHIPS, isChipName } from './chips';
import { PAGE, fromHex, hex } from './memory';
import type { TagSnapshot } from './virtual-tag';

/** A tag as the tray keeps it between visits. */
export interface StoredTag {
  id: string;
  kind: string;
  label: string;
  chip: string;
  memory: string;
  /** Absent in tags stored before there were three. */
  counters?: number[];
  failedAuthentications: number;
}

/** The stored form of a tag. */
export function storeTag(id: string, kind: string, label: string, tag: TagSnapshot): StoredTag {
  const { chip, counters, failedAuthentications } = tag;
  return { id, kind, label, chip, memory: hex(tag.memory), counters: [...counters], failedAuthentications };
}

/** The tag of a stored form; null when the text was damaged or comes from an older form. */
export function readStoredTag(stored: StoredTag): TagSnapshot | null {
  if (!isChipName(stored.chip)) return null;
  try {
    const memory = fromHex(stored.memory);
    if (memory.length !== CHIPS[stored.chip].pages * PAGE) return null;
    const { counters = [], failedAuthentications } = stored;
    const counter = (index: number) => counters[index] ?? 0;
    return {
      chip: stored.chip,
      memory,
      counters: [counter(0), counter(1), counter(2)],
      failedAuthentications,
    };
  } catch {
    return null;
  }
}

/** The tags of a stored list; anything that is not one is left out. */
export function parseStoredTags(text: string | null): StoredTag[] {
  if (text === null) return [];
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.filter(isStoredTag) : [];
  } catch {
    return [];
  }
}

function isStoredTag(value: unknown): value is StoredTag {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  const texts = ['id', 'kind', 'label', 'chip', 'memory'].every((name) => typeof fields[name] === 'string');
  const { counters = [], failedAuthentications } = fields;
  const numbers = Array.isArray(counters) && counters.every((counter) => typeof counter === 'number');
  return texts && numbers && typeof failedAuthentications === 'number';
}
