/** What the cashier can ask for with a key; the same as with the buttons that carry the key's name. */
export type Command =
  | { readonly do: 'select'; readonly by: 1 | -1 }
  | { readonly do: 'turn'; readonly by: 1 | -1 }
  | {
      readonly do: 'serve' | 'ignore' | 'finish' | 'find' | 'points' | 'balance' | 'recent' | 'menu' | 'back';
    }
  /** A digit goes to the field for codes. */
  | { readonly do: 'type' };

export interface KeyPlace {
  /** The cursor is in a field that has a use for Enter and arrows: not in the field for codes while that is empty. */
  readonly inField: boolean;
  /** The cursor is on a button or link, whose own key Enter is. */
  readonly onButton: boolean;
  /** A dialog is open: it has the keys to itself, save Escape. */
  readonly inDialog: boolean;
}

const FUNCTION_KEYS: Readonly<Record<string, Command>> = {
  F1: { do: 'menu' },
  F2: { do: 'find' },
  F4: { do: 'ignore' },
  F6: { do: 'points' },
  F7: { do: 'balance' },
  F8: { do: 'finish' },
  F9: { do: 'recent' },
};

const ARROWS: Readonly<Record<string, Command>> = {
  ArrowDown: { do: 'select', by: 1 },
  ArrowUp: { do: 'select', by: -1 },
  ArrowRight: { do: 'turn', by: 1 },
  ArrowLeft: { do: 'turn', by: -1 },
};

/** Whether a key that is held down goes on doing this. Anything else is done once, or a held key would send away the whole line. */
export const goesOn = (command: Command): boolean =>
  command.do === 'select' || command.do === 'turn' || command.do === 'type';

/** The command of a key without Ctrl, Alt or Meta; null when the key is none of ours. */
export function commandOf(key: string, place: KeyPlace): Command | null {
  if (key === 'Escape') return { do: 'back' };
  if (place.inDialog) return null;
  const named = FUNCTION_KEYS[key];
  if (named) return named;
  if (place.inField) return null;
  if (/^\d$/.test(key)) return { do: 'type' };
  if (key === 'Enter') return place.onButton ? null : { do: 'serve' };
  return ARROWS[key] ?? null;
}
