import { onBeforeUnmount, onMounted } from 'vue';
import { readEntry } from './core/entry';
import { commandOf, goesOn, type Command } from './core/keys';
import { keyName, scannerReader } from './core/scanner';

const isField = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

/** Puts a value into a field as if it was typed there. */
function fill(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Ends what an input method was in the middle of; what it leaves in the field is put away once more. */
function endComposing(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  field.addEventListener('compositionend', () => fill(field, value), { once: true });
  field.blur();
  field.focus();
}

/**
 * Hears every key of the page first: a scan is taken out of whatever field the cursor is in, wherever that is; other keys
 * become commands. `run` answers whether it did something, else the key keeps its own meaning.
 */
export function useKeys(on: {
  scanned(digits: string): void;
  /** Whether this is the field for codes, which takes by itself what stands in it. */
  isEntry(field: EventTarget | null): boolean;
  inDialog(): boolean;
  run(command: Command): boolean;
}): void {
  const scanner = scannerReader();
  let field: HTMLInputElement | HTMLTextAreaElement | null = null;
  let before = '';

  function pressed(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey) return;
    const key = keyName(event);
    // A key held down is no scanner.
    const read = scanner.key(event.repeat ? '' : key, event.timeStamp);
    if (read.is === 'began') {
      field = isField(event.target) ? event.target : null;
      before = field?.value ?? '';
    }
    const whole = readEntry(read.is === 'scanned' ? read.digits : '').kind === 'member_code';
    // A scanner that stumbled left the first digits in the field for codes, and Enter takes all that stands there.
    if (read.is === 'scanned' && (whole || event.ctrlKey || !on.isEntry(event.target))) {
      swallow(event);
      const typedInto = field ?? (isField(event.target) ? event.target : null);
      const value = field ? before : '';
      if (typedInto && event.isComposing) endComposing(typedInto, value);
      if (typedInto) fill(typedInto, value);
      on.scanned(read.digits);
      return;
    }
    // Every other key belongs to the input method while it composes.
    if (event.isComposing) return;
    const inField = isField(event.target) && !(on.isEntry(event.target) && event.target.value === '');
    const inDialog = on.inDialog();
    // What a scanner ends its scan with presses no button and serves nobody.
    if (read.is === 'echo' || (read.is === 'short' && inDialog && !inField)) {
      swallow(event);
      return;
    }
    if (event.ctrlKey) return;
    const onButton = event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement;
    const command = commandOf(key, { inField, onButton, inDialog });
    if (event.repeat && (key === 'Enter' || (command && !goesOn(command)))) {
      swallow(event);
      return;
    }
    // A typed digit goes on into the field that gets the cursor now.
    if (command && on.run(command) && command.do !== 'type') event.preventDefault();
  }

  onMounted(() => addEventListener('keydown', pressed, true));
  onBeforeUnmount(() => removeEventListener('keydown', pressed, true));
}
