import type { AppConfig } from '../bundle';

/** The tab bar under tab pages; the runtime draws it, as WeChat does. */
export class TabBar {
  private readonly root = document.createElement('nav');

  constructor(
    parent: HTMLElement,
    private readonly config: NonNullable<AppConfig['tabBar']>,
    private readonly assetUrl: (source: string) => string,
    private readonly onTap: (path: string, index: number, text: string) => void,
  ) {
    this.root.className = 'wx-tab-bar';
    parent.append(this.root);
  }

  /** Draws the bar for the page on top; hides it when that page is no tab. */
  update(path: string): void {
    const { list, color = '#7a7e83', selectedColor = '#3cc51f', backgroundColor = '#ffffff' } = this.config;
    this.root.hidden = !list.some((item) => item.pagePath === path);
    document.documentElement.toggleAttribute('data-tab-bar', !this.root.hidden);
    this.root.style.background = backgroundColor;
    this.root.replaceChildren(
      ...list.map((item, index) => {
        const selected = item.pagePath === path;
        const button = document.createElement('button');
        button.style.color = selected ? selectedColor : color;
        button.setAttribute('aria-current', selected ? 'page' : 'false');
        const icon = (selected && item.selectedIconPath) || item.iconPath;
        if (icon) {
          const picture = document.createElement('img');
          picture.src = this.assetUrl(`/${icon}`);
          picture.alt = '';
          button.append(picture);
        }
        button.append(item.text);
        button.addEventListener('click', () => this.onTap(item.pagePath, index, item.text));
        return button;
      }),
    );
  }

  destroy(): void {
    this.root.remove();
  }
}
