import type { Element as FrameworkElement, ShadowedEvent } from 'glass-easel';
import { domOf } from './backend';

/** What the framework passes as a target: an element, or the `this` of a custom component. */
type Target = FrameworkElement | { _$: FrameworkElement };

interface TargetDescription {
  id: string;
  dataset: Record<string, unknown>;
  offsetLeft: number;
  offsetTop: number;
}

/** The element behind an event target or a component's `this`. */
function elementOf(target: Target): FrameworkElement {
  return '_$' in target ? target._$ : target;
}

function describe(target: Target): TargetDescription {
  const element = elementOf(target);
  // A component with a virtual host has no element of its own.
  const node = domOf(element) as HTMLElement | null;
  return {
    id: element.id,
    dataset: { ...(element.dataset as Record<string, unknown> | null) },
    offsetLeft: node?.offsetLeft ?? 0,
    offsetTop: node?.offsetTop ?? 0,
  };
}

/** The plain object that WeChat gives to event handlers. */
function toMiniProgramEvent(event: ShadowedEvent<unknown>): Record<string, unknown> {
  return {
    type: event.type,
    timeStamp: event.timeStamp,
    target: describe(event.target),
    currentTarget: describe(event.currentTarget),
    mark: { ...event.mark },
    detail: event.detail ?? {},
    ...event.extraFields,
  };
}

/** The framework's hook around every event handler of a template. What a handler returns does not stop the event. */
export function handleEvent(
  caller: unknown,
  event: ShadowedEvent<unknown>,
  handler: (event: Record<string, unknown>) => unknown,
): void {
  handler.call(caller, toMiniProgramEvent(event));
}
