import type { ColumnType } from 'kysely';

export type Bool = ColumnType<number, number, number>;
/** Filled in by the database when left out. */
export type Defaulted<T> = ColumnType<T, T | undefined, T>;
