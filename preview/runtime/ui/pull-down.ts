/** Distance in px after which letting go refreshes. */
const THRESHOLD = 60;

/** Pull-down refresh of the page on top, by finger or mouse. */
export class PullDown {
  private readonly indicator = document.createElement('div');
  private start: number | undefined;
  private pulled = 0;
  active = false;

  /** @param page the page's scrolling element, or undefined while the page on top does not refresh */
  constructor(
    parent: HTMLElement,
    private readonly page: () => HTMLElement | undefined,
    private readonly onRefresh: () => void,
  ) {
    this.indicator.className = 'wx-pull-down';
    this.indicator.append(
      document.createElement('i'),
      document.createElement('i'),
      document.createElement('i'),
    );
    this.indicator.hidden = true;
    parent.append(this.indicator);
    parent.addEventListener('touchstart', (event) => this.begin(event.touches[0]?.clientY), {
      passive: true,
    });
    parent.addEventListener('touchmove', (event) => this.move(event.touches[0]?.clientY), { passive: true });
    parent.addEventListener('touchend', () => this.end());
    parent.addEventListener('mousedown', (event) => this.begin(event.clientY));
    parent.addEventListener('mousemove', (event) => event.buttons === 1 && this.move(event.clientY));
    parent.addEventListener('mouseup', () => this.end());
  }

  /** Shows the indicator and refreshes, as wx.startPullDownRefresh does. */
  trigger(): void {
    this.active = true;
    this.indicator.hidden = false;
    this.onRefresh();
  }

  stop(): void {
    this.active = false;
    this.indicator.hidden = true;
  }

  private begin(y: number | undefined): void {
    this.pulled = 0;
    this.start = this.page()?.scrollTop === 0 ? y : undefined;
  }

  private move(y: number | undefined): void {
    if (this.start === undefined || y === undefined) return;
    this.pulled = y - this.start;
    this.indicator.hidden = !this.active && this.pulled < THRESHOLD / 3;
  }

  private end(): void {
    if (this.start === undefined) return;
    this.start = undefined;
    if (this.active) return;
    if (this.pulled >= THRESHOLD) this.trigger();
    else this.indicator.hidden = true;
  }
}
