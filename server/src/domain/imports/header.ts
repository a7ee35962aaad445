import { ApiError } from '../../contract/api-error';
import type { Cells, Column, ImportRules } from './kind';

/** Titles are compared without blanks, stars and what stands in brackets about being required. */
function plainTitle(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[(（](必填|选填|可选)[)）]/g, '')
    .replace(/[\s*]/g, '');
}

const listed = (titles: readonly string[]) => titles.map((title) => `“${title}”`).join('、');
const refused = (message: string) => new ApiError('sheet_columns', { message });

export interface Header {
  /** Keys of the columns that the file has. */
  readonly present: readonly string[];
  /** The cells of a row by column. */
  cellsOf(row: readonly string[]): Cells;
}

/** Understands the first row of a file. Throws `sheet_columns`, naming what is missing, unknown or twice. */
export function readHeader(rules: ImportRules, titles: readonly string[]): Header {
  const byTitle = new Map<string, Column>();
  for (const column of rules.columns)
    for (const title of [column.title, ...(column.also ?? [])]) byTitle.set(plainTitle(title), column);
  const ignored = new Set(rules.ignored.map(plainTitle));
  const places = new Map<string, number>();
  const unknown: string[] = [];
  for (const [n, title] of titles.entries()) {
    const plain = plainTitle(title);
    const column = byTitle.get(plain);
    if (plain === '' || ignored.has(plain)) continue;
    if (!column) unknown.push(title);
    else if (places.has(column.key)) throw refused(`表头里“${column.title}”出现了两次，请只保留一列。`);
    else places.set(column.key, n);
  }
  const missing = rules.columns.filter(({ key, required }) => required && !places.has(key));
  if (missing.length > 0)
    throw refused(
      `第一行缺少这些列：${listed(missing.map(({ title }) => title))}。请下载模板，按模板的列名填写后重新上传。`,
    );
  if (unknown.length > 0)
    throw refused(
      `认不出这些列：${listed(unknown.slice(0, 5))}。可用的列是${listed(rules.columns.map(({ title }) => title))}，请改名或删除后重新上传。`,
    );
  return {
    present: [...places.keys()],
    cellsOf: (row) =>
      Object.fromEntries(rules.columns.map(({ key }) => [key, row[places.get(key) ?? -1] ?? ''])),
  };
}
