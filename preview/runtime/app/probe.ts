import { ComponentCaller } from '../glue/components';

/**
 * Counts what costs time on a phone. Off unless a benchmark put one on the window before the runtime ran; nothing of a
 * mini-program sees it.
 */
export interface RuntimeProbe {
  /** One `setData` of a page or component; `bytes`: its data as JSON in UTF-8, as it would cross to the view. */
  setData(component: string, bytes: number): void;
  request(url: string): void;
}

declare global {
  interface Window {
    miniProgramProbe?: RuntimeProbe;
  }
}

interface Caller {
  is: string;
}
type SetData = (this: Caller, data: object, callback?: () => void) => void;

/** Lets the probe see every `setData` from now on. */
export function watchSetData(probe: RuntimeProbe): void {
  const prototype = ComponentCaller.prototype as unknown as { setData: SetData };
  const original = prototype.setData;
  prototype.setData = function (data, callback) {
    probe.setData(this.is, new TextEncoder().encode(JSON.stringify(data)).length);
    original.call(this, data, callback);
  };
}
