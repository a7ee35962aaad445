/** How WeChat words 9800010: with the scheme that stands, without it, or for another path and query. */
export type ExistsManner = 'revealed' | 'hidden' | 'other_path';

/** When the errcode strikes: instead of the act, or the act is done and its answer is lost. */
export type FaultMoment = 'instead' | 'answer_lost';

export interface Fault {
  path: string;
  /** 0: no refusal. */
  errcode: number;
  times: number;
  manner: ExistsManner;
  moment: FaultMoment;
  /** Waits before answering; with errcode 0 the call is merely slow. */
  delayMs: number;
}

/** Errcodes on demand, each for a number of calls; in memory, a restart forgets them. */
export class FaultPlan {
  private readonly planned: Fault[] = [];

  add(fault: Fault): void {
    this.planned.push(fault);
  }

  clear(): void {
    this.planned.length = 0;
  }

  list(): readonly Fault[] {
    return this.planned;
  }

  /** The fault that strikes this call, counted down; null for a call that goes well. */
  take(path: string): Fault | null {
    const index = this.planned.findIndex((fault) => fault.path === path);
    const fault = this.planned[index];
    if (!fault) return null;
    fault.times -= 1;
    if (fault.times <= 0) this.planned.splice(index, 1);
    return fault;
  }
}
