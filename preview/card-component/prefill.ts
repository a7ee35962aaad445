import type { Field } from './card';

/** What WeChat knows of a person and fills in, so that the form can be sent with the mouse alone. */
const KNOWN: Readonly<Record<string, string>> = {
  USER_FORM_INFO_FLAG_SEX: '女',
  USER_FORM_INFO_FLAG_BIRTHDAY: '1995-06-18',
  USER_FORM_INFO_FLAG_EMAIL: 'member@example.com',
  USER_FORM_INFO_FLAG_LOCATION: '山西省太原市',
};

export interface FilledField extends Field {
  value: string;
}

/**
 * Fields with their first values; the mobile number is made of the person's id, so that two people differ.
 * @param name the person's WeChat name, or empty
 */
export function prefill(fields: readonly Field[], userId: string, name: string): FilledField[] {
  return fields.map((field) => ({ ...field, value: valueOf(field.id, userId, name) }));
}

function valueOf(id: string, userId: string, name: string): string {
  if (id === 'USER_FORM_INFO_FLAG_NAME') return name === '' ? '微信会员' : name;
  if (id === 'USER_FORM_INFO_FLAG_MOBILE') return mobileOf(userId);
  return KNOWN[id] ?? '无';
}

function mobileOf(userId: string): string {
  let sum = 7;
  for (const char of userId) sum = (sum * 31 + char.charCodeAt(0)) % 100_000_000;
  return `138${String(sum).padStart(8, '0')}`;
}
