import type { Column, Fault } from './kind';

/** What Excel makes of a long number that was typed into a cell for numbers. */
const SPOILED = /^\d(\.\d+)?E\+?\d+$/i;

/** Whether Excel has turned a number into a short form that has lost its digits. */
export function isSpoiled(text: string): boolean {
  return SPOILED.test(text);
}

/** The usual faults of a text; null when there is none. */
export function textFault(column: Column, text: string, most: number): Fault | null {
  const { title } = column;
  if (text === '') return column.required ? { column: title, reason: '不能为空，请补上。' } : null;
  if (Array.from(text).length > most) return { column: title, reason: `太长了，最多 ${most} 个字，请改短。` };
  if (/\p{Cc}/u.test(text)) return { column: title, reason: '里面有换行或不可见的字符，请删除。' };
  return null;
}
