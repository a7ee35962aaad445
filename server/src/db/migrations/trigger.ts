/** Runs `statement` after an event of a table, in the words of either database; `new` and `old` are the row. */
export interface TriggerSpec {
  readonly name: string;
  readonly table: string;
  /** `insert`, `delete`, `update` or `update of a, b`. */
  readonly event: string;
  /** Without it: always. */
  readonly when?: string;
  readonly statement: string;
}

export type AddTrigger = (trigger: TriggerSpec) => Promise<void>;
