import type { GeneralComponent } from 'glass-easel';

/** What built-in components need from the running mini-program. */
export interface BuiltinContext {
  /** Address to load a file of the mini-program (or a temporary file) from; `owner` resolves relative paths. */
  assetUrl(source: string, owner: GeneralComponent): string;
  /** `wx[name](options)`, with the component's page as the caller. */
  call(name: string, options: Record<string, unknown>): void;
  /** A press of a button with an open type; `trigger` sends the button's event. */
  openType(name: string, component: GeneralComponent, trigger: (type: string, detail: unknown) => void): void;
  pageStyle(component: GeneralComponent, change: PageStyle): void;
  /** Shows a list to choose from, for `picker`; rejects when the person cancels. */
  choose(
    columns: PickerColumn[],
    title: string,
    onColumn?: (column: number, index: number) => PickerColumn[],
  ): Promise<number[]>;
}

export interface PickerColumn {
  items: string[];
  selected: number;
}

/** Changes that `page-meta` and `navigation-bar` make to their page. */
export interface PageStyle {
  title?: string;
  background?: string;
  textStyle?: 'black' | 'white';
  pageStyle?: string;
  rootFontSize?: string;
  scrollTop?: string;
}
