type Child = Node | string | null;
type Handlers = { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };

export interface Traits {
  class?: string;
  testid?: string;
  text?: string;
  on?: Handlers;
  /** Attributes; `true` sets an empty one, `false` and null leave it away. */
  attributes?: Record<string, string | boolean | null>;
}

/** Makes an element; nulls among the children are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  traits: Traits = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  if (traits.class !== undefined) element.className = traits.class;
  if (traits.testid !== undefined) element.dataset['testid'] = traits.testid;
  if (traits.text !== undefined) element.textContent = traits.text;
  for (const [attribute, value] of Object.entries(traits.attributes ?? {})) {
    if (value === null || value === false) continue;
    element.setAttribute(attribute, value === true ? '' : value);
  }
  for (const [type, handler] of Object.entries(traits.on ?? {})) {
    element.addEventListener(type, handler as EventListener);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A push button; it never submits anything. */
export function button(text: string, testid: string, press: () => void, look = ''): HTMLButtonElement {
  return h('button', { class: look, testid, text, attributes: { type: 'button' }, on: { click: press } });
}

/** A titled box beside the phone. */
export function panel(title: string, testid: string, ...children: Child[]): HTMLElement {
  return h('section', { class: 'panel', testid }, h('h2', { text: title }), ...children);
}

/** A switch with its words. */
export function toggle(
  label: string,
  testid: string,
  change: (on: boolean) => void,
): { element: HTMLElement; set: (on: boolean) => void } {
  const box = h('input', {
    testid,
    attributes: { type: 'checkbox' },
    on: { change: () => change(box.checked) },
  });
  return { element: h('label', { class: 'toggle' }, box, label), set: (on) => (box.checked = on) };
}

/** A row of choices of which one holds. */
export function choices<T extends string>(
  name: string,
  options: readonly { value: T; label: string }[],
  choose: (value: T) => void,
): { element: HTMLElement; set: (value: T) => void } {
  const buttons = options.map(({ value, label }) => ({
    value,
    element: button(label, `${name}-${value}`, () => choose(value), 'choice'),
  }));
  const element = h(
    'div',
    { class: 'choices', attributes: { role: 'group' } },
    ...buttons.map((b) => b.element),
  );
  const set = (value: T) => {
    for (const one of buttons) one.element.setAttribute('aria-pressed', String(one.value === value));
  };
  return { element, set };
}
