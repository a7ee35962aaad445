import { Type } from 'typebox';
import { Empty, Id, nullable, strict, Time } from './common';
import { defineRoute } from './route';
import { actErrors, terminalErrors } from './usual-errors';

const who = { kind: 'terminal' } as const;
const errors = [...terminalErrors, 'binding_request_unknown'] as const;

/** The six digits on the member's phone. */
const params = Type.Object({ code: Type.String({ pattern: '^[0-9]{6}$' }) }, strict);

/** A member wants a card of the former system bound. `oldCard` is null when no free card has that number. */
export const CounterBinding = Type.Object(
  {
    id: Id,
    cardNumber: Type.String(),
    maskedMemberName: Type.String(),
    memberNumber: Type.String(),
    oldCard: nullable(
      Type.Object(
        {
          maskedName: Type.String(),
          maskedPhone: nullable(Type.String()),
          points: Type.Integer(),
          balanceFen: Type.Integer(),
        },
        strict,
      ),
    ),
    expiresAt: Time,
  },
  strict,
);

export const terminalBinding = defineRoute({
  id: 'terminalBinding',
  method: 'GET',
  path: '/api/v1/terminal/binding-requests/:code',
  tag: 'terminal',
  summary: 'What a member who tells these six digits wants bound; compare it with the card and the person.',
  who,
  act: false,
  params,
  response: Type.Object({ request: CounterBinding }, strict),
  errors,
});

export const terminalBindingConfirm = defineRoute({
  id: 'terminalBindingConfirm',
  method: 'POST',
  path: '/api/v1/terminal/binding-requests/:code/confirm',
  tag: 'terminal',
  summary: 'The cashier has seen the old card: bind it, its points and balance become opening entries.',
  who,
  act: true,
  params,
  body: Empty,
  response: Type.Object({ points: Type.Integer(), balanceFen: Type.Integer() }, strict),
  errors: [...errors, ...actErrors, 'old_card_unknown'],
});

export const terminalBindingRefuse = defineRoute({
  id: 'terminalBindingRefuse',
  method: 'POST',
  path: '/api/v1/terminal/binding-requests/:code/refuse',
  tag: 'terminal',
  summary: 'The card is not theirs, or nobody could tell.',
  who,
  act: true,
  params,
  body: Empty,
  response: Empty,
  errors: [...errors, ...actErrors],
});
