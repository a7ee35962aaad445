import { Type } from 'typebox';
import { strict } from './common';

/** Fields of the activation form, WeChat's USER_FORM_INFO_FLAG_… without that prefix. */
const FormField = Type.Union([
  Type.Literal('MOBILE'),
  Type.Literal('NAME'),
  Type.Literal('SEX'),
  Type.Literal('BIRTHDAY'),
  Type.Literal('EMAIL'),
  Type.Literal('LOCATION'),
]);
/** 设置开卡字段: what the card-opening component asks for. */
export const CardForm = Type.Object(
  { required: Type.Array(FormField), optional: Type.Array(FormField) },
  strict,
);
