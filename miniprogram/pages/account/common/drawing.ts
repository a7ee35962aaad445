/** Sets only what changed since the last drawing. */
import { changes } from '../../../member/changes';

export function createDrawing<V extends object>(
  first: V,
  set: (changed: Partial<V>) => void,
): (next: V) => void {
  let drawn = first;
  return (next) => {
    const changed = changes(drawn, next);
    drawn = next;
    if (Object.keys(changed).length > 0) set(changed);
  };
}
