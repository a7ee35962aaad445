/** What the account's pages are answered, as far as tests read it. */
export interface Refusal {
  code: string;
}

export interface OldCard {
  maskedNumber: string;
  points: number;
  balanceFen: number;
}

export interface Profile {
  profile: {
    nickname: string | null;
    maskedPhone: string | null;
    phoneVerifiedAt: string | null;
    oldCards: OldCard[];
  };
  newlyBound: OldCard[];
}
