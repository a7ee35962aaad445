import { Type } from 'typebox';
import { Empty, Id, Time, nullable, strict } from './common';
import { defineRoute, staffRoles } from './route';
import { consoleActErrors, consoleErrors } from './usual-errors';

const anyStaff = { kind: 'console', roles: staffRoles } as const;
const manage = { kind: 'console', roles: ['owner', 'operator'] } as const;
/** Who may pair front desks. */
const managers = { kind: 'console', roles: ['owner', 'operator', 'store_manager'] } as const;
const base = { tag: 'console', who: manage } as const;

/** No line break and no blank at either end. */
const line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '^\\S(.*\\S)?$' });
const PlaceName = line(40);
/** What members read of a store; null: not told. A store without an address is not listed for members. */
const facts = {
  address: nullable(line(120)),
  hours: nullable(line(60)),
  phone: nullable(Type.String({ maxLength: 20, pattern: '^[0-9+() -]{5,20}$' })),
};
/** 门店编码, the merchant's own name for the store, unique in it; null takes it away, left out leaves it. */
const code = Type.Optional(nullable(line(32)));
const StoreParams = Type.Object({ storeId: Id }, strict);

/** `organisation` is a name: one the merchant has, or a new one. */
const StoreFacts = Type.Object({ organisation: PlaceName, name: PlaceName, code, ...facts }, strict);
const SomeStoreFacts = Type.Partial(StoreFacts, strict);

export const consoleOrganisations = defineRoute({
  ...base,
  who: anyStaff,
  id: 'consoleOrganisations',
  method: 'GET',
  path: '/api/v1/console/organisations',
  summary: 'The first fifty organisations whose name has this part, to choose among.',
  act: false,
  query: Type.Object({ search: Type.Optional(Type.String({ maxLength: 40 })) }, strict),
  response: Type.Object(
    {
      organisations: Type.Array(Type.Object({ id: Id, number: Type.Integer(), name: Type.String() }, strict)),
    },
    strict,
  ),
  errors: [...consoleErrors],
});

export const consoleStore = defineRoute({
  ...base,
  who: anyStaff,
  id: 'consoleStore',
  method: 'GET',
  path: '/api/v1/console/stores/:storeId',
  summary: 'A store as its form shows it.',
  act: false,
  params: StoreParams,
  response: Type.Object({ id: Id, ...StoreFacts.properties, code: nullable(Type.String()) }, strict),
  errors: [...consoleErrors, 'store_unknown'],
});

export const consoleStoreAdd = defineRoute({
  ...base,
  id: 'consoleStoreAdd',
  method: 'POST',
  path: '/api/v1/console/stores',
  summary: 'Add a store with its entrance, and terminals with theirs.',
  act: true,
  body: Type.Object(
    {
      ...StoreFacts.properties,
      terminals: Type.Array(PlaceName, { maxItems: 50, uniqueItems: true }),
    },
    strict,
  ),
  response: Type.Object({ id: Id, entranceId: Id }, strict),
  errors: [...consoleErrors, 'store_name_taken', 'store_code_taken', ...consoleActErrors],
});

export const consoleStoreChange = defineRoute({
  ...base,
  id: 'consoleStoreChange',
  method: 'PATCH',
  path: '/api/v1/console/stores/:storeId',
  summary:
    'Change what is named of a store and leave the rest; its entrance, tags and codes stay as they are. `was`: what the change rests on, refused when it is no longer so.',
  act: true,
  params: StoreParams,
  body: Type.Object({ ...SomeStoreFacts.properties, was: Type.Optional(SomeStoreFacts) }, strict),
  response: Type.Object({ id: Id }, strict),
  errors: [
    ...consoleErrors,
    'store_unknown',
    'store_name_taken',
    'store_code_taken',
    'changed_meanwhile',
    ...consoleActErrors,
  ],
});

export const consoleTerminalAdd = defineRoute({
  ...base,
  id: 'consoleTerminalAdd',
  method: 'POST',
  path: '/api/v1/console/stores/:storeId/terminals',
  summary: 'Add a terminal to a store, with its entrance.',
  act: true,
  params: StoreParams,
  body: Type.Object({ name: PlaceName }, strict),
  response: Type.Object({ id: Id, entranceId: Id }, strict),
  errors: [...consoleErrors, 'store_unknown', 'terminal_name_taken', ...consoleActErrors],
});

export const consoleTerminalRename = defineRoute({
  ...base,
  id: 'consoleTerminalRename',
  method: 'PATCH',
  path: '/api/v1/console/terminals/:terminalId',
  summary: 'Give a terminal another name.',
  act: true,
  params: Type.Object({ terminalId: Id }, strict),
  body: Type.Object({ name: PlaceName }, strict),
  response: Type.Object({ id: Id }, strict),
  errors: [...consoleErrors, 'terminal_unknown', 'terminal_name_taken', ...consoleActErrors],
});

export const consolePairingCode = defineRoute({
  id: 'consolePairingCode',
  method: 'POST',
  path: '/api/v1/console/terminals/:terminalId/pairing-codes',
  tag: 'console',
  summary: 'A one-time code that pairs a front desk with this terminal.',
  who: managers,
  act: true,
  params: Type.Object({ terminalId: Id }, strict),
  body: Empty,
  response: Type.Object({ code: Type.String(), expiresAt: Time }, strict),
  errors: [...consoleErrors, 'terminal_unknown', ...consoleActErrors],
});

export const consoleTerminalRevoke = defineRoute({
  id: 'consoleTerminalRevoke',
  method: 'POST',
  path: '/api/v1/console/terminals/:terminalId/revoke',
  tag: 'console',
  summary: 'Revoke the terminal key.',
  who: managers,
  act: true,
  params: Type.Object({ terminalId: Id }, strict),
  body: Empty,
  response: Type.Object({ id: Id, paired: Type.Boolean() }, strict),
  errors: [...consoleErrors, 'terminal_unknown', ...consoleActErrors],
});
