import { WechatError } from './errors';
import type { WechatAnswer, WechatJson } from './http-client';

/** Reads one JSON answer strictly where we depend on a field, leniently where WeChat is known to omit it. */
export interface AnswerReader {
  /** Rejects with `unexpected` when missing. */
  text(name: string): string;
  textOr(name: string, fallback: string): string;
  numberOr(name: string, fallback: number): number;
  flag(name: string): boolean;
  object(name: string): AnswerReader;
  list(name: string): readonly AnswerReader[];
  has(name: string): boolean;
}

function isRecord(value: unknown): value is WechatJson {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function reader(json: WechatJson, path: string): AnswerReader {
  const asText = (value: unknown): string | null =>
    typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;
  return {
    text(name) {
      const value = asText(json[name]);
      if (value !== null && value !== '') return value;
      throw new WechatError({
        errcode: null,
        errmsg: `field ${name} is missing`,
        kind: 'unexpected',
        cause: '微信的回应缺少内容。',
        nextStep: '请稍后再试；若一直如此，请联系技术支持。',
        path,
      });
    },
    textOr: (name, fallback) => asText(json[name]) ?? fallback,
    numberOr(name, fallback) {
      const value = json[name];
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
      return Number.isFinite(parsed) ? parsed : fallback;
    },
    flag: (name) => json[name] === true,
    object(name) {
      const value = json[name];
      return reader(isRecord(value) ? value : {}, path);
    },
    list(name) {
      const value = json[name];
      return Array.isArray(value) ? value.filter(isRecord).map((entry) => reader(entry, path)) : [];
    },
    has: (name) => json[name] !== undefined && json[name] !== null,
  };
}

/** A reader of the answer; bytes where JSON was due are read as empty, so that the first needed field says so. */
export function readJson(answer: WechatAnswer, path: string): AnswerReader {
  return reader(answer.kind === 'json' ? answer.json : {}, path);
}
