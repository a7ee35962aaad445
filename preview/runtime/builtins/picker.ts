import { textOf } from '../text';
import { activations, formFields } from './define';
import type { Builtin, BuiltinElement } from './define';
import type { BuiltinContext, PickerColumn } from './context';

const pad = (value: number): string => String(value).padStart(2, '0');
const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** Labels of one column of `range`, whose entries may be objects read by `range-key`. */
function labels(items: unknown, key: string): string[] {
  if (!Array.isArray(items)) return [];
  return items.map((item: unknown) =>
    key && typeof item === 'object' && item !== null
      ? String((item as Record<string, unknown>)[key])
      : String(item),
  );
}

interface Model {
  columns: PickerColumn[];
  onColumn?: (column: number, index: number) => PickerColumn[];
  read(chosen: number[]): unknown;
}

function model(element: BuiltinElement): Model {
  const key = element.text('rangeKey');
  const value = element.data['value'];
  switch (element.text('mode')) {
    case 'multiSelector': {
      const rows = Array.isArray(element.data['range']) ? (element.data['range'] as unknown[]) : [];
      const at = Array.isArray(value) ? value.map(Number) : [];
      const columns = (): PickerColumn[] =>
        (element.data['range'] as unknown[]).map((row, i) => ({
          items: labels(row, key),
          selected: at[i] ?? 0,
        }));
      return {
        columns: rows.length > 0 ? columns() : [],
        onColumn: (column, index) => {
          at[column] = index;
          element.trigger('columnchange', { column, value: index });
          return columns();
        },
        read: (chosen) => chosen,
      };
    }
    case 'time': {
      const [hour = 0, minute = 0] = textOf(value).split(':').map(Number);
      return {
        columns: [
          { items: range(0, 23).map(pad), selected: hour || 0 },
          { items: range(0, 59).map(pad), selected: minute || 0 },
        ],
        read: (chosen) => chosen.map(pad).join(':'),
      };
    }
    case 'date':
      return dateModel(element);
    default:
      return {
        columns: [{ items: labels(element.data['range'], key), selected: Number(value ?? 0) || 0 }],
        read: (chosen) => String(chosen[0] ?? 0),
      };
  }
}

function dateModel(element: BuiltinElement): Model {
  const first = Number(element.text('start').slice(0, 4)) || 1900;
  const last = Number(element.text('end').slice(0, 4)) || 2100;
  const [year = last, month = 1, day = 1] = element.text('value').split('-').map(Number);
  const depth = { year: 1, month: 2, day: 3 }[element.text('fields')] ?? 3;
  const current = [(year || last) - first, (month || 1) - 1, (day || 1) - 1];
  const columns = (): PickerColumn[] => {
    const days = new Date(first + (current[0] ?? 0), (current[1] ?? 0) + 1, 0).getDate();
    return [
      { items: range(first, last).map((y) => `${y}年`), selected: current[0] ?? 0 },
      { items: range(1, 12).map((m) => `${m}月`), selected: current[1] ?? 0 },
      { items: range(1, days).map((d) => `${d}日`), selected: Math.min(current[2] ?? 0, days - 1) },
    ].slice(0, depth);
  };
  return {
    columns: columns(),
    onColumn: (column, index) => {
      current[column] = index;
      return columns();
    },
    read: ([y = 0, m = 0, d = 0]) => [String(first + y), pad(m + 1), pad(d + 1)].slice(0, depth).join('-'),
  };
}

export function pickerBuiltins(context: BuiltinContext): Record<string, Builtin> {
  const picker: Builtin = {
    properties: {
      mode: { type: String, value: 'selector' },
      range: { type: null, value: [] },
      rangeKey: String,
      value: null,
      start: String,
      end: String,
      fields: { type: String, value: 'day' },
      headerText: String,
      disabled: Boolean,
      name: String,
      customItem: String,
      level: String,
    },
    setup(element) {
      const open = (): void => {
        if (element.flag('disabled')) return;
        const choice = model(element);
        context.choose(choice.columns, element.text('headerText'), choice.onColumn).then(
          (chosen) => {
            const value = choice.read(chosen);
            element.set({ value });
            element.trigger('change', { value });
          },
          () => element.trigger('cancel'),
        );
      };
      activations.set(element.dom, open);
      formFields.set(element.dom, {
        name: () => element.text('name'),
        value: () => element.data['value'],
        reset: () => element.set({ value: null }),
      });
      element.on('tap', open);
    },
  };
  return { picker };
}
