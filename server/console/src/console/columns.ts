import { ElTableColumn } from 'element-plus';

/** ElTableColumn knows nothing of its rows; this is the same component with the row's type in its slot. */
// The row's type cannot be inferred: the caller states it.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function columnOf<Row>() {
  return ElTableColumn as unknown as new () => {
    $props: Parameters<typeof ElTableColumn>[0];
    $slots: { header?(): unknown; default?(scope: { row: Row; $index: number }): unknown };
  };
}
