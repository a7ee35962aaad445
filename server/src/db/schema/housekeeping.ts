export interface IdempotencyTable {
  merchant_id: string;
  /** Who acted: openid's visitor id, write code, terminal or staff. */
  actor: string;
  route: string;
  key: string;
  fingerprint: string;
  status: number;
  /** The answer without any secret; the replay adds a fresh session. */
  body_json: string;
  created_at: number;
}

export interface WechatEventsTable {
  /** FromUserName + CreateTime + Event + UserCardCode (fact sheet D8). */
  dedupe_key: string;
  merchant_id: string;
  event: string;
  received_at: number;
}

/** Access tokens are kept encrypted only to save calls; losing them costs nothing. */
export interface WechatTokensTable {
  app_id: string;
  token_enc: string;
  expires_at: number;
}
