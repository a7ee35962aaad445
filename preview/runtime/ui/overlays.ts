import type { PickerColumn } from '../builtins/context';

/** Rejection when the person closed an overlay without an answer. */
export class Cancelled extends Error {}

export interface ModalOptions {
  title: string;
  content: string;
  showCancel: boolean;
  cancelText: string;
  cancelColor: string;
  confirmText: string;
  confirmColor: string;
  editable: boolean;
  placeholderText: string;
}

type Attributes = Record<string, string>;

function make(tag: string, className: string, text = '', attributes: Attributes = {}): HTMLElement {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

/** What WeChat draws over a page: modal, toast, loading, action sheet, picker, privacy and share panels. */
export class Overlays {
  private readonly root = make('div', 'overlay-root');
  private toast: HTMLElement | undefined;
  private toastTimer: number | undefined;
  private toastKind: 'toast' | 'loading' | undefined;

  constructor(parent: HTMLElement) {
    parent.append(this.root);
  }

  showToast(options: { title: string; icon: string; image: string; duration: number; mask: boolean }): void {
    this.drawToast('toast', options);
    this.toastTimer = window.setTimeout(() => this.hideToast('toast'), options.duration);
  }

  showLoading(options: { title: string; mask: boolean }): void {
    this.drawToast('loading', { ...options, icon: 'loading', image: '' });
  }

  hideToast(kind: 'toast' | 'loading'): void {
    if (this.toastKind !== kind) return;
    window.clearTimeout(this.toastTimer);
    this.toast?.remove();
    this.toast = this.toastKind = undefined;
  }

  /** Resolves with the choice; `content` is the text typed into an editable modal. */
  modal(options: ModalOptions): Promise<{ confirm: boolean; content: string }> {
    return this.layer('overlay-center', (box, close) => {
      const panel = make('div', 'modal', '', {
        role: 'alertdialog',
        'aria-label': options.title || options.content,
      });
      const input = document.createElement('textarea');
      if (options.title) panel.append(make('div', 'modal-title', options.title));
      if (options.editable) {
        input.className = 'modal-input';
        input.placeholder = options.placeholderText;
        input.value = options.content;
        panel.append(input);
      } else panel.append(make('div', 'modal-content', options.content));
      const actions = make('div', 'modal-actions');
      const add = (text: string, color: string, confirm: boolean): void => {
        const action = make('button', 'modal-action', text, { 'data-role': confirm ? 'confirm' : 'cancel' });
        action.style.color = color;
        action.addEventListener('click', () =>
          close({ confirm, content: options.editable ? input.value : '' }),
        );
        actions.append(action);
      };
      if (options.showCancel) add(options.cancelText, options.cancelColor, false);
      add(options.confirmText, options.confirmColor, true);
      panel.append(actions);
      box.append(panel);
    });
  }

  /** Resolves with the index of the chosen item; rejects with Cancelled. */
  actionSheet(items: string[], color: string, title = ''): Promise<number> {
    return this.layer('overlay-bottom', (box, close, cancel) => {
      const panel = make('div', 'sheet', '', { role: 'menu' });
      if (title) panel.append(make('div', 'sheet-title', title));
      items.forEach((text, index) => {
        const item = make('button', 'sheet-item', text, { role: 'menuitem' });
        item.style.color = color;
        item.addEventListener('click', () => close(index));
        panel.append(item);
      });
      const last = make('button', 'sheet-item sheet-cancel', '取消');
      last.addEventListener('click', cancel);
      panel.append(last);
      box.append(panel);
    });
  }

  /** Resolves with one index per column; rejects with Cancelled. */
  picker(
    columns: PickerColumn[],
    title: string,
    onColumn?: (column: number, index: number) => PickerColumn[],
  ): Promise<number[]> {
    return this.layer('overlay-bottom', (box, close, cancel) => {
      const panel = make('div', 'sheet picker', '', { role: 'dialog' });
      const head = make('div', 'picker-head');
      const no = make('button', 'picker-cancel', '取消');
      const yes = make('button', 'picker-confirm', '确定');
      head.append(no, make('span', 'picker-title', title), yes);
      const row = make('div', 'picker-row');
      const chosen = columns.map((column) => column.selected);
      const draw = (model: PickerColumn[]): void => {
        row.replaceChildren(
          ...model.map((column, at) => {
            const select = document.createElement('select');
            select.size = 5;
            select.append(...column.items.map((text, index) => new Option(text, String(index))));
            select.selectedIndex = chosen[at] = column.selected;
            select.addEventListener('change', () => {
              chosen[at] = select.selectedIndex;
              if (onColumn) draw(onColumn(at, select.selectedIndex));
            });
            return select;
          }),
        );
      };
      draw(columns);
      no.addEventListener('click', cancel);
      yes.addEventListener('click', () => close(chosen));
      panel.append(head, row);
      box.append(panel);
    });
  }

  private layer<T>(
    className: string,
    fill: (box: HTMLElement, close: (value: T) => void, cancel: () => void) => void,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const box = make('div', `overlay ${className}`);
      const end = (settle: () => void): void => {
        box.remove();
        settle();
      };
      const cancel = (): void => end(() => reject(new Cancelled('cancel')));
      fill(box, (value) => end(() => resolve(value)), cancel);
      if (className === 'overlay-bottom') {
        box.addEventListener('click', (event) => event.target === box && cancel());
      }
      this.root.append(box);
    });
  }

  private drawToast(
    kind: 'toast' | 'loading',
    options: { title: string; icon: string; image: string; mask: boolean },
  ): void {
    window.clearTimeout(this.toastTimer);
    this.toast?.remove();
    const box = make('div', `toast-layer${options.mask ? ' toast-mask' : ''}`);
    const panel = make('div', 'toast', '', { role: 'status', 'data-icon': options.icon });
    if (options.image) {
      const picture = document.createElement('img');
      picture.src = options.image;
      panel.append(picture);
    } else if (options.icon !== 'none') panel.append(make('i', 'toast-icon'));
    panel.append(make('p', 'toast-title', options.title));
    box.append(panel);
    this.root.append(box);
    this.toast = box;
    this.toastKind = kind;
  }

  destroy(): void {
    window.clearTimeout(this.toastTimer);
    this.root.remove();
  }
}
