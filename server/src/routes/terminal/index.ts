import type { FastifyInstance } from 'fastify';
import type { Room } from '../../app';
import {
  terminalAccept,
  terminalClear,
  terminalEvents,
  terminalHeartbeat,
  terminalIdentify,
  terminalMemberSearch,
  terminalPairing,
  terminalSelf,
  terminalTaps,
  terminalWriteCode,
} from '../../contract/terminal';
import { inJson } from '../../domain/pictures/code-pictures';
import type { CodePictures } from '../../domain/pictures/code-pictures';
import { counterQueue } from '../../domain/taps/counter';
import { searchByTail } from '../../domain/taps/candidates';
import { identify } from '../../domain/taps/identify';
import { pickRuleOf } from '../../domain/taps/pick-rule';
import { acceptTap, clearTap } from '../../domain/taps/serve';
import { pairTerminal } from '../../domain/terminals/pairing';
import { terminalFace, terminalSeen } from '../../domain/terminals/terminals';
import { writeCodeOfTerminal } from '../../domain/terminals/write-code';
import { serve } from '../../plugins/contract-route';
import { createKeyedLimiter } from '../../security/keyed-limiter';
import { time, timeOrNull } from '../time';
import { serveBindings } from './bindings';
import { registerTerminalLedger } from './ledger';
import { streamTaps } from './stream';

/** Pairing codes have 40 bits and live ten minutes; this keeps guessing hopeless. */
const PAIRINGS_PER_MINUTE = 10;

/** Identifications of one terminal in a minute, right or wrong: a scanner is fast, a person is not. */
const IDENTIFICATIONS_PER_MINUTE = 60;
/** Card numbers typed or scanned at one terminal in a minute: these could be tried one after the other. */
const NUMBERS_PER_MINUTE = 20;
/** Searches by phone tail of one terminal in a minute: ten thousand tails would take most of a day. */
const SEARCHES_PER_MINUTE = 10;

/** Routes of the front desk; `/pos` is their first client. */
export function terminalRoom({ pictures }: { pictures: CodePictures }): Room {
  return (app) => registerTerminal(app, pictures);
}

function registerTerminal(app: FastifyInstance, pictures: CodePictures): void {
  const { services } = app;
  const identifications = createKeyedLimiter(services.clock, IDENTIFICATIONS_PER_MINUTE);
  const numbers = createKeyedLimiter(services.clock, NUMBERS_PER_MINUTE);
  const searches = createKeyedLimiter(services.clock, SEARCHES_PER_MINUTE);
  const serverTime = () => time(services.clock.now());
  serveBindings(app);

  serve(
    app,
    terminalPairing,
    async ({ body, idempotencyKey }) => {
      const { merchantId, terminalId, key } = await pairTerminal(services, body.code, idempotencyKey);
      services.presence.expel(terminalId);
      return { key, terminal: await terminalFace(services, merchantId, terminalId) };
    },
    { perMinute: PAIRINGS_PER_MINUTE },
  );

  serve(app, terminalSelf, async ({ caller }) => ({
    terminal: await terminalFace(services, caller.merchantId, caller.terminalId),
    serverTime: serverTime(),
    pickNumber: await pickRuleOf(services.db, caller.merchantId),
  }));

  serve(app, terminalHeartbeat, async ({ caller }) => {
    await terminalSeen(services, caller.merchantId, caller.terminalId);
    return { serverTime: serverTime() };
  });

  serve(app, terminalEvents, async ({ caller, request, reply }) => {
    await streamTaps(services, caller, request, reply);
    return undefined;
  });

  serve(app, terminalTaps, async ({ caller }) => {
    const { taps, lastSeq } = await counterQueue(services, caller);
    const pickNumber = await pickRuleOf(services.db, caller.merchantId);
    return { taps, lastEventId: String(lastSeq), serverTime: serverTime(), pickNumber };
  });

  serve(app, terminalAccept, async ({ caller, params, body, commit }) =>
    acceptTap(services, caller, params.tapId, body.number, commit),
  );

  serve(app, terminalClear, async ({ caller, params, commit }) =>
    clearTap(services, caller, params.tapId, commit),
  );

  serve(app, terminalIdentify, async ({ caller, body, commit }) => {
    identifications.count(caller.terminalId);
    if ('cardNumber' in body) numbers.count(caller.terminalId);
    return identify(services, caller, body, commit);
  });

  serve(app, terminalMemberSearch, async ({ caller, body }) => {
    searches.count(caller.terminalId);
    return searchByTail(services, caller, body.phoneTail);
  });

  serve(app, terminalWriteCode, async ({ caller }) => {
    const code = await writeCodeOfTerminal(services, caller);
    const picture = inJson(await pictures.ofWriteCode(caller.merchantId, code.id));
    return { id: code.id, expiresAt: timeOrNull(code.expiresAt), picture };
  });

  registerTerminalLedger(app);
}
