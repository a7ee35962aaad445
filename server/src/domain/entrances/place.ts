/** Where an entrance leads, in names for people; null where it does not narrow that far (不区分门店). */
export interface Place {
  kind: 'merchant' | 'store' | 'terminal';
  organisationName: string | null;
  storeName: string | null;
  terminalName: string | null;
}
