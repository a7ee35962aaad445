import { ComponentSpace } from 'glass-easel';
import type { GeneralComponent, GeneralComponentDefinition } from 'glass-easel';
import { domOf } from '../glue/backend';
import { textOf } from '../text';

export type PropertyType =
  | StringConstructor
  | NumberConstructor
  | BooleanConstructor
  | ObjectConstructor
  | null;
export type Properties = Record<string, PropertyType | { type: PropertyType; value: unknown }>;

/** One instance of a built-in component, as its code sees it. */
export interface BuiltinElement {
  readonly component: GeneralComponent;
  readonly dom: HTMLElement;
  /** Current property values. */
  readonly data: Readonly<Record<string, unknown>>;
  text(name: string): string;
  flag(name: string): boolean;
  number(name: string): number;
  /** Changes own properties; two-way bindings follow. */
  set(values: Record<string, unknown>): void;
  trigger(type: string, detail?: unknown, options?: { bubbles?: boolean; composed?: boolean }): void;
  /** Listens to a framework event; an inner `catchtap` therefore wins. */
  on(type: string, listener: () => void): void;
}

export interface BuiltinParts {
  changed?(name: string, value: unknown): void;
  attached?(): void;
  detached?(): void;
}

export interface Builtin {
  properties?: Properties;
  setup?: ((element: BuiltinElement) => BuiltinParts) | ((element: BuiltinElement) => void);
}

/** Parts of a form: what `form` collects and resets. */
export interface FormField {
  name(): string;
  value(): unknown;
  reset(): void;
}

export const formFields = new WeakMap<HTMLElement, FormField>();
/** Actions that one built-in asks of another, found through the DOM (label → control, button → form). */
export const activations = new WeakMap<HTMLElement, () => void>();
export const formActions = new WeakMap<HTMLElement, { submit(): void; reset(): void }>();

const COMMON: Properties = {
  hidden: Boolean,
  ariaLabel: String,
  ariaRole: String,
  ariaHidden: null,
  ariaDisabled: null,
  ariaLive: String,
  ariaBusy: null,
  ariaChecked: null,
  ariaSelected: null,
};

const ATTRIBUTES: Record<string, string> = {
  ariaLabel: 'aria-label',
  ariaRole: 'role',
  ariaHidden: 'aria-hidden',
  ariaDisabled: 'aria-disabled',
  ariaLive: 'aria-live',
  ariaBusy: 'aria-busy',
  ariaChecked: 'aria-checked',
  ariaSelected: 'aria-selected',
};

const OPTIONS = { writeFieldsToNode: false, writeIdToDOM: true, idPrefixGenerator: null };

/** Class segment for temporary styles, apart from what the template sets (StyleSegmentIndex.TEMP_EXTRA). */
const TEMPORARY_SEGMENT = 3;

/** Registers built-in components as framework components of their own space. */
export function defineBuiltins(builtins: Record<string, Builtin>): Map<string, GeneralComponentDefinition> {
  const space = new ComponentSpace();
  space.defineComponent({ is: '', options: OPTIONS });
  return new Map(
    Object.entries(builtins).map(([name, builtin]) => [name, defineBuiltin(space, name, builtin)]),
  );
}

function defineBuiltin(space: ComponentSpace, name: string, builtin: Builtin): GeneralComponentDefinition {
  const parts = new WeakMap<object, BuiltinParts>();
  const properties: Record<string, unknown> = {};
  for (const [key, spec] of Object.entries({ ...COMMON, ...builtin.properties })) {
    const full = spec !== null && typeof spec === 'object' ? spec : { type: spec };
    properties[key] = {
      ...full,
      observer(this: GeneralComponent, value: unknown) {
        if (key in COMMON) setCommon(domOf(this), key, value);
        else parts.get(this)?.changed?.(key, value);
      },
    };
  }
  // The framework's generic parameters describe one literal definition; this one is made from data.
  return space.defineComponent({
    is: `wx://${name}`,
    options: OPTIONS,
    properties: properties as never,
    lifetimes: {
      created(this: unknown) {
        const component = this as GeneralComponent;
        parts.set(component, (builtin.setup?.(toElement(component)) as BuiltinParts | undefined) ?? {});
      },
      attached(this: unknown) {
        parts.get(this as object)?.attached?.();
      },
      detached(this: unknown) {
        parts.get(this as object)?.detached?.();
      },
    },
  });
}

function setCommon(dom: HTMLElement, key: string, value: unknown): void {
  if (key === 'hidden') {
    dom.toggleAttribute('hidden', Boolean(value));
    return;
  }
  const attribute = ATTRIBUTES[key];
  if (!attribute) return;
  if (value === '' || value === null || value === undefined) dom.removeAttribute(attribute);
  else Element.prototype.setAttribute.call(dom, attribute, textOf(value));
}

function toElement(component: GeneralComponent): BuiltinElement {
  const data = (): Record<string, unknown> => component.data;
  return {
    component,
    dom: domOf(component),
    get data() {
      return data();
    },
    text: (name) => textOf(data()[name]),
    flag: (name) => Boolean(data()[name]),
    number: (name) => Number(data()[name] ?? 0),
    set: (values) => component.setData(values),
    trigger: (type, detail = {}, options = {}) => component.triggerEvent(type, detail, options),
    on: (type, listener) => component.addListener(type, () => listener()),
  };
}

const HOVER_START_MS = 20;
const HOVER_STAY_MS = 70;

export const HOVER_PROPERTIES: Properties = {
  hoverClass: { type: String, value: 'none' },
  hoverStopPropagation: Boolean,
  hoverStartTime: { type: Number, value: HOVER_START_MS },
  hoverStayTime: { type: Number, value: HOVER_STAY_MS },
};

/** Puts the hover class on while the element is pressed. */
export function followHover(element: BuiltinElement, enabled: () => boolean): void {
  let timer: number | undefined;
  const show = (on: boolean): void => {
    const name = element.text('hoverClass');
    const classes = on && name !== 'none' ? name : '';
    // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the framework's const enum cannot be imported
    element.component.setNodeClass(classes, TEMPORARY_SEGMENT);
  };
  const later = (on: boolean, delay: number): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => show(on), delay);
  };
  element.on('touchstart', () => enabled() && later(true, element.number('hoverStartTime')));
  element.on('touchend', () => later(false, element.number('hoverStayTime')));
  element.on('touchcancel', () => later(false, 0));
}
