import type { GeneralComponent } from 'glass-easel';

/**
 * The framework never calls `ready`: this queue does. While a page opens, it is held until the page's onShow; after
 * that each newly attached component gets its `ready` right after the update that made it.
 */
export class ReadyQueue {
  private waiting: GeneralComponent[] = [];
  private held = 0;
  private scheduled = false;

  attached(component: GeneralComponent): void {
    this.waiting.push(component);
    if (this.held === 0) this.schedule();
  }

  detached(component: GeneralComponent): void {
    this.waiting = this.waiting.filter((other) => other !== component);
  }

  hold(): void {
    this.held += 1;
  }

  /** Ends a hold and calls `ready` of all that wait, in the order they were attached. */
  release(): void {
    this.held -= 1;
    if (this.held === 0) this.flush();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      if (this.held === 0) this.flush();
    });
  }

  private flush(): void {
    while (this.waiting.length > 0) {
      const ready = this.waiting;
      this.waiting = [];
      for (const component of ready) component.triggerLifetime('ready', []);
    }
  }
}
