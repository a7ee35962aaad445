import type { Selectable } from 'kysely';
import type { TapsTable } from '../../db/schema';
import type { TerminalTapView } from '../../realtime/tap-bus';
import { iso } from '../iso';
import type { Member } from '../members/members';
import { maskName, maskPhone } from '../members/rules';
import { readNumbers } from './numbers';
import { tapStateNow } from './rules';

export type Tap = Selectable<TapsTable>;

type ShownMember = Pick<Member, 'name' | 'phone_tail' | 'number' | 'level' | 'points' | 'balance_fen'>;

/** A tap as the cashier sees it: names and phone numbers masked, and never the number on the member's phone alone. */
export function terminalTapView(
  tap: Tap,
  member: ShownMember,
  now: number,
  provisional: boolean,
): TerminalTapView {
  const at = tap.announced_at ?? tap.created_at;
  const state = tapStateNow(tap.state, tap.expires_at, now) ?? 'expired';
  return {
    id: tap.id,
    state,
    provisional,
    evidence: tap.evidence,
    at: iso(at),
    expiresAt: iso(tap.expires_at ?? at),
    choices: state === 'waiting' ? [...readNumbers(tap.pick_choices)] : [],
    member: {
      maskedName: maskName(member.name),
      maskedPhone: maskPhone(member.phone_tail),
      number: member.number,
      level: member.level,
      points: member.points,
      balanceFen: member.balance_fen,
      isNew: tap.is_new_member === 1,
    },
  };
}
