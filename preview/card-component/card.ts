/** What the simulated WeChat answers to the component. */
export interface Card {
  title: string;
  brandName: string;
  color: string;
  logoUrl: string;
  prerogative: string;
  description: string;
}

export interface Field {
  id: string;
  label: string;
  required: boolean;
}

export interface View {
  state: 'claimable' | 'already_member' | 'invalid';
  card?: Card;
  fields?: Field[];
  message?: string;
}

export interface Submitted {
  extraData: { activate_ticket: string; card_id: string; code: string } | null;
}
