import type { FormField } from '../../api/settings';

/** What the card-opening component may ask for. */
export const formFields: readonly { value: FormField; name: string }[] = [
  { value: 'MOBILE', name: '手机号' },
  { value: 'NAME', name: '姓名' },
  { value: 'SEX', name: '性别' },
  { value: 'BIRTHDAY', name: '生日' },
  { value: 'EMAIL', name: '邮箱' },
  { value: 'LOCATION', name: '所在地区' },
];

export type FormChoice = Record<FormField, 'required' | 'optional' | 'none'>;

export function choiceOf(form: { required: FormField[]; optional: FormField[] }): FormChoice {
  const choice = {
    MOBILE: 'none',
    NAME: 'none',
    SEX: 'none',
    BIRTHDAY: 'none',
    EMAIL: 'none',
    LOCATION: 'none',
  } as FormChoice;
  for (const field of form.required) choice[field] = 'required';
  for (const field of form.optional) choice[field] = 'optional';
  return choice;
}

export function formOf(choice: FormChoice): { required: FormField[]; optional: FormField[] } {
  const those = (wish: 'required' | 'optional'): FormField[] =>
    formFields.map(({ value }) => value).filter((field) => choice[field] === wish);
  return { required: those('required'), optional: those('optional') };
}
