import { SCOPE_MARK } from '../bundle';

/** Style sheets in the order app, components, pages; a page's own sheet applies only while it is on top. */
export class StyleSheets {
  private readonly sheets = new Map<string, HTMLStyleElement>();
  private readonly componentEnd = document.createComment('pages');

  constructor(private readonly parent: HTMLElement) {
    parent.append(this.componentEnd);
  }

  addShared(text: string): void {
    const sheet = this.create('app', text);
    this.parent.insertBefore(sheet, this.componentEnd);
  }

  /** @param prefix goes before each class name: the component's scope, or nothing when its styles are shared */
  add(path: string, text: string, prefix: string, isPage: boolean): void {
    if (text === '' || this.sheets.has(path)) return;
    const sheet = this.create(path, text.split(SCOPE_MARK).join(prefix));
    this.sheets.set(path, sheet);
    this.parent.insertBefore(sheet, isPage ? null : this.componentEnd);
    if (isPage) sheet.disabled = true;
  }

  showPage(path: string, pages: readonly string[]): void {
    for (const page of pages) {
      const sheet = this.sheets.get(page);
      if (sheet) sheet.disabled = page !== path;
    }
  }

  clear(): void {
    this.parent.querySelectorAll('style[data-path]').forEach((sheet) => sheet.remove());
    this.componentEnd.remove();
  }

  private create(path: string, text: string): HTMLStyleElement {
    const sheet = document.createElement('style');
    sheet.dataset['path'] = path;
    sheet.textContent = text;
    return sheet;
  }
}
