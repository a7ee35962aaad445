import { ComponentCaller } from '../glue/components';
import { IntersectionObservation } from '../wx/intersection';
import { SelectorQuery } from '../wx/selector-query';
import type { Caller } from '../wx/selector-query';

/** `this.createSelectorQuery` and `this.createIntersectionObserver` answer as their `wx` namesakes do. */
export function installQueries(page: () => HTMLElement | undefined): void {
  const prototype = ComponentCaller.prototype as unknown as Record<string, unknown>;
  prototype['createSelectorQuery'] = function (this: Caller) {
    return new SelectorQuery(this, page);
  };
  prototype['createIntersectionObserver'] = function (this: Caller, options?: object) {
    return new IntersectionObservation(this, options);
  };
}
