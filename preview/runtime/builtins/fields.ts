import { textOf } from '../text';
import { activations, formFields } from './define';
import type { Builtin, BuiltinElement, Properties } from './define';

const COMMON_INPUT: Properties = {
  value: { type: null, value: '' },
  name: String,
  placeholder: String,
  placeholderStyle: String,
  placeholderClass: String,
  disabled: Boolean,
  maxlength: { type: Number, value: 140 },
  focus: Boolean,
  autoFocus: Boolean,
  cursor: { type: Number, value: -1 },
  cursorSpacing: Number,
  confirmType: { type: String, value: 'done' },
  confirmHold: Boolean,
  adjustPosition: { type: Boolean, value: true },
  alwaysEmbed: Boolean,
  holdKeyboard: Boolean,
};

/** A negative length means no limit. */
function limit(control: HTMLInputElement | HTMLTextAreaElement, length: number): void {
  if (length < 0) control.removeAttribute('maxlength');
  else control.maxLength = length;
}

function textField(control: HTMLInputElement | HTMLTextAreaElement, element: BuiltinElement) {
  const shown = (): string => textOf(element.data['value']);
  let composing = false;
  const report = (): void => {
    const value = control.value;
    element.set({ value });
    element.trigger('input', { value, cursor: control.selectionStart ?? value.length, keyCode: 0 });
    // A handler may have put another text back.
    if (control.value !== shown()) control.value = shown();
  };
  control.addEventListener('compositionstart', () => (composing = true));
  control.addEventListener('compositionend', () => {
    composing = false;
    report();
  });
  control.addEventListener('input', () => !composing && report());
  control.addEventListener('focus', () => element.trigger('focus', { value: control.value, height: 0 }));
  control.addEventListener('blur', () => element.trigger('blur', { value: control.value, cursor: 0 }));
  control.addEventListener('change', () => element.trigger('change', { value: control.value }));
  formFields.set(element.dom, {
    name: () => element.text('name'),
    value: () => control.value,
    reset: () => {
      control.value = '';
      element.set({ value: '' });
    },
  });
  activations.set(element.dom, () => control.focus());
  element.dom.append(control);
  return {
    changed(name: string, value: unknown): void {
      if (name === 'value' && control.value !== shown()) control.value = shown();
      else if (name === 'placeholder') control.placeholder = textOf(value);
      else if (name === 'disabled') control.disabled = Boolean(value);
      else if (name === 'maxlength') limit(control, Number(value));
      else if (name === 'focus' && value) control.focus();
      else if (name === 'focus') control.blur();
    },
    attached(): void {
      if (element.flag('focus') || element.flag('autoFocus')) control.focus();
    },
  };
}

const KEYBOARDS: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text' };

const input: Builtin = {
  properties: { ...COMMON_INPUT, type: { type: String, value: 'text' }, password: Boolean },
  setup(element) {
    const control = document.createElement('input');
    control.maxLength = 140;
    control.autocomplete = 'off';
    control.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      element.trigger('confirm', { value: control.value });
      if (!element.flag('confirmHold')) control.blur();
    });
    const parts = textField(control, element);
    return {
      ...parts,
      changed(name, value) {
        if (name === 'type') control.inputMode = KEYBOARDS[textOf(value)] ?? 'text';
        if (name === 'password') control.type = value ? 'password' : 'text';
        parts.changed(name, value);
      },
    };
  },
};

const textarea: Builtin = {
  properties: {
    ...COMMON_INPUT,
    autoHeight: Boolean,
    fixed: Boolean,
    showConfirmBar: Boolean,
    disableDefaultPadding: Boolean,
  },
  setup(element) {
    const control = document.createElement('textarea');
    control.maxLength = 140;
    const grow = (): void => {
      if (!element.flag('autoHeight')) return;
      control.style.height = 'auto';
      control.style.height = `${control.scrollHeight}px`;
      element.dom.style.height = 'auto';
    };
    control.addEventListener('input', grow);
    const parts = textField(control, element);
    return {
      changed(name, value) {
        parts.changed(name, value);
        grow();
      },
      attached() {
        parts.attached();
        grow();
      },
    };
  },
};

/** Reads the children of a group in document order. */
function members(group: HTMLElement, selector: string): HTMLElement[] {
  return Array.from(group.querySelectorAll<HTMLElement>(selector));
}

const checkedState = new WeakMap<
  HTMLElement,
  { checked(): boolean; value(): string; set(on: boolean): void }
>();

function choice(kind: 'checkbox' | 'radio'): Builtin {
  return {
    properties: {
      value: String,
      checked: Boolean,
      disabled: Boolean,
      color: { type: String, value: '#07c160' },
    },
    setup(element) {
      const mark = document.createElement('i');
      mark.className = `wx-${kind}-mark`;
      element.dom.prepend(mark);
      let checked = false;
      const draw = (on: boolean): void => {
        checked = on;
        mark.toggleAttribute('data-checked', on);
        mark.style.color = element.text('color');
      };
      checkedState.set(element.dom, {
        checked: () => checked,
        value: () => element.text('value'),
        set: (on) => {
          draw(on);
          element.set({ checked: on });
        },
      });
      const toggle = (): void => {
        if (element.flag('disabled') || (kind === 'radio' && checked)) return;
        const group = element.dom.closest<HTMLElement>(`wx-${kind}-group`);
        if (kind === 'radio' && group)
          members(group, 'wx-radio').forEach((other) => checkedState.get(other)?.set(false));
        checkedState.get(element.dom)?.set(!checked);
        if (group) activations.get(group)?.();
      };
      activations.set(element.dom, toggle);
      element.on('tap', toggle);
      return {
        changed(name, value) {
          if (name === 'checked' || name === 'color') draw(name === 'checked' ? Boolean(value) : checked);
          if (name === 'disabled') element.dom.toggleAttribute('data-disabled', Boolean(value));
        },
      };
    },
  };
}

function group(kind: 'checkbox' | 'radio'): Builtin {
  return {
    properties: { name: String },
    setup(element) {
      const chosen = (): string[] =>
        members(element.dom, `wx-${kind}`)
          .map((member) => checkedState.get(member))
          .filter((state) => state?.checked())
          .map((state) => state?.value() ?? '');
      const value = (): unknown => (kind === 'radio' ? (chosen()[0] ?? '') : chosen());
      activations.set(element.dom, () => element.trigger('change', { value: value() }));
      formFields.set(element.dom, {
        name: () => element.text('name'),
        value,
        reset: () =>
          members(element.dom, `wx-${kind}`).forEach((member) => checkedState.get(member)?.set(false)),
      });
    },
  };
}

const switchField: Builtin = {
  properties: {
    checked: Boolean,
    disabled: Boolean,
    type: { type: String, value: 'switch' },
    color: { type: String, value: '#07c160' },
    name: String,
  },
  setup(element) {
    const draw = (): void => {
      element.dom.toggleAttribute('data-checked', element.flag('checked'));
      element.dom.toggleAttribute('data-disabled', element.flag('disabled'));
      element.dom.style.setProperty('--switch-color', element.text('color'));
    };
    const toggle = (): void => {
      if (element.flag('disabled')) return;
      const value = !element.flag('checked');
      element.set({ checked: value });
      draw();
      element.trigger('change', { value });
    };
    activations.set(element.dom, toggle);
    formFields.set(element.dom, {
      name: () => element.text('name'),
      value: () => element.flag('checked'),
      reset: () => element.set({ checked: false }),
    });
    element.on('tap', toggle);
    return { changed: draw };
  },
};

const slider: Builtin = {
  properties: {
    min: Number,
    max: { type: Number, value: 100 },
    step: { type: Number, value: 1 },
    value: Number,
    disabled: Boolean,
    showValue: Boolean,
    activeColor: { type: String, value: '#1aad19' },
    name: String,
  },
  setup(element) {
    const control = document.createElement('input');
    const shown = document.createElement('span');
    control.type = 'range';
    element.dom.append(control, shown);
    const draw = (): void => {
      control.min = element.text('min');
      control.max = element.text('max');
      control.step = element.text('step');
      control.value = element.text('value');
      control.disabled = element.flag('disabled');
      control.style.accentColor = element.text('activeColor');
      shown.textContent = element.flag('showValue') ? control.value : '';
    };
    const report = (type: 'change' | 'changing'): void => {
      const value = Number(control.value);
      element.set({ value });
      element.trigger(type, { value });
    };
    control.addEventListener('input', () => report('changing'));
    control.addEventListener('change', () => report('change'));
    formFields.set(element.dom, {
      name: () => element.text('name'),
      value: () => Number(control.value),
      reset: () => element.set({ value: element.number('min') }),
    });
    draw();
    return { changed: draw };
  },
};

export const fieldBuiltins: Record<string, Builtin> = {
  input,
  textarea,
  checkbox: choice('checkbox'),
  radio: choice('radio'),
  'checkbox-group': group('checkbox'),
  'radio-group': group('radio'),
  switch: switchField,
  slider,
};
