import type { Page, Route } from 'playwright-core';
import type { PhoneSwitches } from '../../../preview/phone/profiles';
import { expected, isFresh, keepsPage, namesCounter, shownBy } from './cells';
import type { Cell, Condition, Shown, Way } from './cells';
import { PERSON } from './people';

const APP = 'touristappid';
const COUNTER = { id: 'demoTaiyuanFirst01', name: '太原第一门店 1 号收银台' };
const LANDING = 'pages/member/index';
const API = '**/api/v1/member/**';
/** Longer than any answer takes here, retries of the request layer and of the gateway included. */
const PATIENCE = 30_000;
const LOOK_AGAIN = 40;
/** Milliseconds each answer is late; longer than the browser needs to draw the first frame. */
const SLOW = 900;

type Entry = { path?: string; query?: Record<string, string>; scene: number };

/** What WeChat tells the mini-program (fact sheet B6, E5, F). */
const ENTRY: Readonly<Record<Way, Entry>> = {
  tag: { path: LANDING, query: { e: COUNTER.id }, scene: 1065 },
  code: { path: LANDING, query: { scene: encodeURIComponent(`e=${COUNTER.id}`) }, scene: 1047 },
  card_pack: { path: LANDING, query: {}, scene: 1029 },
  plain: { scene: 1001 },
  share: { path: LANDING, query: { from: 'share' }, scene: 1036 },
};

export interface Outcome {
  readonly cell: Cell;
  readonly shown: Shown;
  /** In words; empty when the cell is as it must be. */
  readonly faults: readonly string[];
  readonly milliseconds: number;
}

/** Drives one phone through cells, one after the other in one browser page; what one leaves behind the next one clears. */
export class MatrixPhone {
  private user = '';
  private errorsBefore = 0;

  constructor(
    private readonly page: Page,
    private readonly address: string,
  ) {}

  async run(cell: Cell): Promise<Outcome> {
    const started = Date.now();
    const faults: string[] = [];
    await this.clear(cell);
    if (!isFresh(cell)) {
      await this.open('launch', ENTRY.plain);
      await this.settle((shown) => shown !== 'loading' && shown !== 'something else');
    }
    await this.strike(cell.condition);
    if (cell.start === 'cold') await this.evaluate('kill');
    else if (isFresh(cell)) {
      await this.open('launch', ENTRY.plain);
      await this.settle((shown) => shown !== 'loading' && shown !== 'something else');
    }
    await this.markPages();
    if (cell.start === 'cold') await this.open('launch', ENTRY[cell.way]);
    else {
      await this.page.evaluate(() => window.preview?.background());
      await this.open('foreground', ENTRY[cell.way]);
    }
    const which = keepsPage(cell) ? 'any' : 'new';
    if (cell.condition === 'slow' && which === 'new' && shownBy(await this.text('new')) === expected(cell))
      faults.push('shows an answer before there can be one');

    const wanted = expected(cell);
    const { shown, text } = await this.settle(
      (now, words) => now === wanted && (!namesCounter(cell) || words.includes(COUNTER.name)),
      which,
    );
    if (which === 'any' && !(await this.isMarked())) faults.push('made a new page of one that was only away');
    if (shown !== wanted)
      faults.push(`shows ${shown}, not ${wanted}: ${text.replace(/\s+/g, ' ').slice(0, 120)}`);
    else if (namesCounter(cell) && !text.includes(COUNTER.name)) faults.push('does not name the counter');
    if (!namesCounter(cell) && text.includes(COUNTER.name)) faults.push('names a counter nobody stands at');
    faults.push(...(await this.newErrors()));
    await this.relieve(cell.condition);
    return { cell, shown, faults, milliseconds: Date.now() - started };
  }

  /** The phone of the next person, as if no cell had been before. */
  private async clear(cell: Cell): Promise<void> {
    await this.evaluate('kill');
    await this.switches({ network: 'wifi' });
    const person = PERSON[cell.holder];
    if (person !== this.user) await this.page.evaluate((id) => window.preview?.setUser(id), person);
    this.user = person;
    await this.page.evaluate(() => {
      for (const key of Object.keys(localStorage))
        if (key.startsWith('nfc-preview:storage:')) localStorage.removeItem(key);
    });
  }

  private async strike(condition: Condition): Promise<void> {
    if (condition === 'slow') await this.switches({ network: 'slow', slowDelay: SLOW });
    if (condition === 'offline_cached' || condition === 'offline_fresh')
      await this.switches({ network: 'offline' });
    if (condition === 'server_error' || condition === 'server_error_fresh')
      await this.page.context().route(API, fail);
    if (condition === 'wechat_down')
      await this.control('POST', { path: '/sns/jscode2session', errcode: -1, times: 1_000 });
  }

  private async relieve(condition: Condition): Promise<void> {
    await this.page.context().unroute(API);
    if (condition === 'wechat_down') await this.control('DELETE');
  }

  private async control(method: 'POST' | 'DELETE', fault?: object): Promise<void> {
    const reply = await fetch(`${this.address}/simulator/control/faults`, {
      method,
      ...(fault && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(fault) }),
    });
    if (!reply.ok) throw new Error(`the simulator refused a fault: ${await reply.text()}`);
  }

  private async switches(change: Partial<PhoneSwitches>): Promise<void> {
    await this.page.evaluate((wanted) => window.preview?.setSwitches(wanted), change);
  }

  private async evaluate(act: 'kill'): Promise<void> {
    await this.page.evaluate(([what, app]) => window.preview?.[what](app), [act, APP] as const);
  }

  private async open(how: 'launch' | 'foreground', entry: Entry): Promise<void> {
    await this.page.evaluate(([by, app, where]) => window.preview?.[by](app, where), [
      how,
      APP,
      entry,
    ] as const);
  }

  /** Marks the pages that are there now, to tell them from those that come. */
  private async markPages(): Promise<void> {
    await this.page.evaluate((app) => {
      const frame = document.querySelector(`[data-testid="app-${app}"]`);
      if (!(frame instanceof HTMLIFrameElement)) return;
      for (const page of frame.contentDocument?.querySelectorAll<HTMLElement>('.page') ?? [])
        page.dataset['seen'] = 'yes';
    }, APP);
  }

  private async isMarked(): Promise<boolean> {
    return (await this.front())?.seen ?? false;
  }

  /** The page in front: its words, and whether it was marked. */
  private async front(): Promise<{ text: string; seen: boolean } | null> {
    return this.page.evaluate((app) => {
      const frame = document.querySelector(`[data-testid="app-${app}"]`);
      if (!(frame instanceof HTMLIFrameElement)) return null;
      const pages = frame.contentDocument?.querySelectorAll<HTMLElement>('.page') ?? [];
      const last = pages[pages.length - 1];
      return last ? { text: last.innerText, seen: last.dataset['seen'] === 'yes' } : null;
    }, APP);
  }

  /** Words on the page in front; none while a new one is waited for. */
  private async text(which: 'any' | 'new'): Promise<string> {
    const front = await this.front();
    return front && !(which === 'new' && front.seen) ? front.text : '';
  }

  private async settle(
    enough: (shown: Shown, text: string) => boolean,
    which: 'any' | 'new' = 'any',
  ): Promise<{ shown: Shown; text: string }> {
    // Counted in looks: a machine that stands still meanwhile uses no patience up.
    for (let left = PATIENCE; ; left -= LOOK_AGAIN) {
      const text = await this.text(which);
      const shown = shownBy(text);
      if (enough(shown, text) || left <= 0) return { shown, text };
      await this.page.waitForTimeout(LOOK_AGAIN);
    }
  }

  private async newErrors(): Promise<string[]> {
    const all = await this.page.evaluate(() => [...(window.preview?.errors() ?? [])]);
    const fresh = all.slice(this.errorsBefore);
    this.errorsBefore = all.length;
    return fresh.map((error) => `an uncaught error: ${error}`);
  }
}

async function fail(route: Route): Promise<void> {
  const body = { code: 'internal', message: '系统出了点问题，请稍后再试。', requestId: 'matrixRequest00000' };
  await route.fulfill({ status: 500, contentType: 'application/json', body: JSON.stringify(body) });
}
