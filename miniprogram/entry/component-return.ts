/** The trip back from WeChat's card-opening component, as App.onShow sees it (fact sheet D3). Pure. */

/** WeChat's card-opening component; fixed for everybody (fact sheet D2). */
export const CARD_COMPONENT = 'wxeb490c6f9b154ef9';

export interface ReturnFacts {
  readonly scene?: number;
  readonly referrerInfo?: { readonly appId?: string; readonly extraData?: unknown };
}

export interface Ticket {
  readonly activateTicket: string;
  readonly cardId: string;
  readonly code: string;
}

/**
 * elsewhere: not from the component, nothing to do. empty: left, or was active already, or a card in non-jump mode: ask
 * the server. submitted: hand the ticket to the server.
 */
export type ComponentReturn =
  | { kind: 'elsewhere' }
  | { kind: 'empty' }
  | { kind: 'submitted'; ticket: Ticket };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads what the component returned; data that lacks a part counts as none, so that the server decides. */
export function readComponentReturn(facts: ReturnFacts): ComponentReturn {
  if (facts.referrerInfo?.appId !== CARD_COMPONENT) return { kind: 'elsewhere' };
  const data = facts.referrerInfo.extraData;
  if (typeof data !== 'object' || data === null) return { kind: 'empty' };
  const fields = data as Record<string, unknown>;
  const ticket = {
    activateTicket: text(fields['activate_ticket']),
    cardId: text(fields['card_id']),
    code: text(fields['code']),
  };
  if (!ticket.activateTicket || !ticket.cardId || !ticket.code) return { kind: 'empty' };
  return { kind: 'submitted', ticket };
}
