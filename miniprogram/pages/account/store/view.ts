/** One store in ready words. Pure. */
import type { Store } from '../api/account';

export interface StoreView {
  readonly name: string;
  readonly organisation: string;
  readonly address: string;
  readonly hours: string;
  readonly phone: string;
}

export const noStore: StoreView = { name: '', organisation: '', address: '', hours: '', phone: '' };

/** Empty where the merchant told nothing; the page then says so. */
export const storeView = ({ name, organisationName, address, hours, phone }: Store): StoreView => ({
  name,
  organisation: organisationName,
  address: address ?? '',
  hours: hours ?? '',
  phone: phone ?? '',
});
