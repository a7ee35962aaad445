/** What every page draws itself with besides its own matter. */
import { services } from '../../../services';

export interface Readable {
  /** Of the outermost view: text as large as the person set it. */
  readonly textStyle: string;
}

export const readable = <D extends object>(data: D): D & Readable => ({
  ...data,
  textStyle: services().textStyle,
});
