import { ErrorBody } from './common';
import { commonErrors, errorCodes, errorTable } from './errors';
import type { ErrorCode } from './errors';
import { routes } from './index';
import type { RouteContract, Tag, Who } from './route';

type Json = Record<string, unknown>;

const TAGS: Readonly<Record<Tag, string>> = {
  member: 'The mini-program in a member’s hand.',
  staff: 'The NFC write page, by write code, and invited staff on their phones.',
  terminal: [
    'For cash registers and the front-desk page: one key for each terminal, from a one-time code made in the console.',
    '1. `POST pairings` with the code answers the key; send it as `Authorization: Terminal <key>`.',
    '2. `GET taps` is the queue now, with the `lastEventId` to go on from; `GET events` (Server-Sent Events, resume with' +
      ' `Last-Event-ID`) tells what changes: `tap`, `tap_changed`, `confirmation`. Events may come twice: drop ids you have.' +
      ' A tap without an id is provisional and may be taken away (`tap_dropped`). Read the queue at every connect: a resume' +
      ' tells the newest 500 events, each tap as it is now. The stream says something every 15 seconds; after 20 silent ones' +
      ' connect again. `POST heartbeats` every 15 seconds beside it: who was silent for 45 is taken for asleep, and members' +
      ' are asked for their code. Nothing is told when `expiresAt` of a waiting tap passes. Who taps again while they wait' +
      ' keeps the same tap.',
    '3. `POST taps/{tapId}/accept` serves a member; when several wait, with the number on their phone among `choices`.' +
      ' No tap? `POST identifications` by member code, card number or phone tail.',
    '4. `POST ledger-entries` books points and balance. All evidence may earn; spending needs a fresh member code, or' +
      ' `POST confirmations`, which the member answers on the phone.',
    'Amounts are whole numbers: points, and balance in fen. Times are ISO 8601; compare them with `serverTime`, not with' +
      ' your own clock.',
    'Every act carries an `Idempotency-Key`: repeat it with the same key until it is answered. No answer, 5xx and 429 (after' +
      ' `Retry-After`) are to be repeated; any other refusal is final. 401 `terminal_revoked`: pair anew. Each terminal may' +
      ' identify 60 times a minute, 20 of them by card number, and search 10 times.' +
      ' `server/examples/cash-register.mjs` does all this in under sixty lines.',
    'Instead of the stream, a webhook (set in the console) is told the same events: `{id, seq, event, terminalId, at, data}`,' +
      ' signed `X-NMC-Signature: v1=<hex HMAC-SHA256 of "<X-NMC-Timestamp>.<body>">`, at least once, the same `id` at every try.' +
      ' Answer 2xx within 10 seconds; redirects are not followed, and only public https addresses are called. What failed is' +
      ' tried again after 2 seconds, then twice as long each time up to 10 minutes, for 24 hours; fresh events go first, so' +
      ' order them by `seq`. `data` is as it is at that try. The console’s test is `event: "test"` with `seq` 0.',
  ].join('\n\n'),
  console: 'The merchant console.',
  wechat: 'What WeChat sends.',
};

const SECURITY_SCHEMES: Readonly<Record<string, Json>> = {
  memberSession: { type: 'http', scheme: 'bearer', description: 'Session from wx.login.' },
  writeCode: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: '`WriteCode <write code id>`',
  },
  staffSession: { type: 'http', scheme: 'bearer', description: 'Session of an invited staff member.' },
  staffBeside: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Staff-Session',
    description: 'The same session beside a write code: says which staff member holds the phone.',
  },
  terminalKey: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: '`Terminal <key>`, given by pairing.',
  },
  consoleSession: { type: 'apiKey', in: 'cookie', name: 'nmc_session' },
  csrfToken: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token' },
};

/** The OpenAPI 3.1 document of every route of the contract, as plain JSON; the same object for the same contract. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return plain({
    openapi: '3.1.0',
    info: {
      title: 'NFC Member Center',
      version: '1',
      description:
        'Errors are `{code, message, requestId}`; `message` is for people, `code` is from a closed list.',
    },
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: { Error: errorSchema() },
      responses: Object.fromEntries(
        byStatus(commonErrors).map(([status, codes]) => [`Common${status}`, failure(codes)]),
      ),
      securitySchemes: SECURITY_SCHEMES,
    },
  });
}

function operation(route: RouteContract): Json {
  return {
    operationId: route.id,
    tags: [route.tag],
    summary: route.summary,
    security: security(route.who, route.method),
    parameters: [
      ...parameters('path', route.params),
      ...parameters('query', route.query),
      ...(route.act ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: route.body } } },
    }),
    ...(route.consumes !== undefined && {
      requestBody: { required: true, content: { [route.consumes]: {} } },
    }),
    responses: { 200: success(route), ...failures(route) },
  };
}

const IDEMPOTENCY_KEY: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Made by the caller, once for each act; a retry sends the same.',
  schema: { type: 'string', pattern: '^[0-9A-Za-z_-]{16,64}$' },
};

function parameters(place: 'path' | 'query', schema: RouteContract['params']): Json[] {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function security(who: Who, method: RouteContract['method']): Json[] {
  switch (who.kind) {
    case 'anyone':
    case 'wechat':
      return [];
    case 'visitor':
      return [{}, { memberSession: [] }];
    case 'member_session':
      return [{ memberSession: [] }];
    case 'write_code':
      return [{ writeCode: [] }, { writeCode: [], staffBeside: [] }];
    case 'staff':
      return [{ staffSession: [] }];
    case 'terminal':
      return [{ terminalKey: [] }];
    case 'console':
      return [{ consoleSession: [], ...(method !== 'GET' && { csrfToken: [] }) }];
  }
}

function success(route: RouteContract): Json {
  if (route.response) {
    return { description: 'Done.', content: { 'application/json': { schema: route.response } } };
  }
  const type = route.produces;
  return type ? { description: 'Done.', content: { [type]: {} } } : { description: 'Done.' };
}

const byStatus = (codes: readonly ErrorCode[]): [number, ErrorCode[]][] =>
  [...new Set(codes.map((code) => errorTable[code].status))]
    .sort((a, b) => a - b)
    .map((status) => [status, codes.filter((code) => errorTable[code].status === status)]);

/** One answer for each status, its codes listed; what every route may answer is written once. */
function failures(route: RouteContract): Record<number, Json> {
  const codes = [...new Set<ErrorCode>([...route.errors, ...commonErrors])];
  return Object.fromEntries(
    byStatus(codes).map(([status, of]) => {
      const common = of.every((code) => commonErrors.includes(code));
      return [status, common ? { $ref: `#/components/responses/Common${status}` } : failure(of)];
    }),
  );
}

function failure(codes: readonly ErrorCode[]): Json {
  const schema = {
    allOf: [
      { $ref: '#/components/schemas/Error' },
      { type: 'object', required: ['code'], properties: { code: { enum: codes } } },
    ],
  };
  return { description: codes.join(', '), content: { 'application/json': { schema } } };
}

/** Every code with the message that people read. */
function errorSchema(): Json {
  const list = errorCodes.map(
    (code) => `- \`${code}\` (${errorTable[code].status}): ${errorTable[code].message}`,
  );
  const code = { type: 'string', enum: errorCodes, description: list.join('\n') };
  return { ...ErrorBody, properties: { ...ErrorBody.properties, code } };
}

/** Schemas carry marks of their library; JSON drops them. */
function plain(document: Json): Json {
  return JSON.parse(JSON.stringify(document)) as Json;
}
