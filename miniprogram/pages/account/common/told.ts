/** What an act came to, in words. Pure. */
import type { ApiFailure } from '../../../api/failure';

export interface Told {
  readonly tone: 'success' | 'warning';
  readonly title: string;
  readonly text: string;
  /** What a person reports to the shop. */
  readonly requestId: string;
}

export const toldWell = (title: string, text = ''): Told => ({ tone: 'success', title, text, requestId: '' });
export const toldBadly = (title: string, text: string): Told => ({
  tone: 'warning',
  title,
  text,
  requestId: '',
});
export const toldFailure = ({ title, text, requestId }: ApiFailure): Told => ({
  tone: 'warning',
  title,
  text,
  requestId,
});
