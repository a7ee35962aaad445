import type { Answer } from '../../server/src/plugins/contract-route';
import type { consoleEntrances, consoleTerminals } from '../../server/src/contract/console-entrances';
import type { consolePairingCode } from '../../server/src/contract/console-places';
import type { consoleDemoLogin } from '../../server/src/contract/console';
import type { memberCodes, memberRecognition } from '../../server/src/contract/member';
import type { staffTagWrite, staffWriteSession } from '../../server/src/contract/staff';
import type { terminalAccept, terminalPairing, terminalTaps } from '../../server/src/contract/terminal';
import type { TerminalTapView } from '../../server/src/realtime/tap-bus';
import { DEMO } from '../../server/src/demo/seed';
import { idempotencyKey } from '../helpers/server';
import { EventReader, MemberPhone, NAME_AND_PHONE, serverWorld, touching } from '../helpers/server-world';
import type { ServerWorld } from '../helpers/server-world';

/** The whole story over our API and the simulated WeChat: console → write page → tap → claim → front desk. */
describe('the story', () => {
  let world: ServerWorld;
  beforeAll(async () => {
    world = await serverWorld();
  });
  afterAll(() => world.close());

  it('runs from the console to a recognised member', async () => {
    // The merchant opens the console, finds the store and pairs its front desk.
    const login = await world.app.inject({ method: 'POST', url: '/api/v1/console/demo-login', payload: {} });
    const { csrfToken } = login.json<Answer<typeof consoleDemoLogin>>();
    const cookie = login.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
    const console_ = () => ({ cookie, 'x-csrf-token': csrfToken, 'idempotency-key': idempotencyKey() });
    const entrances = await world.call<Answer<typeof consoleEntrances>>(
      'GET',
      '/api/v1/console/entrances?search=' + encodeURIComponent('太原第一门店'),
      console_(),
    );
    const store = entrances.body.rows.find((row) => row.store?.name === '太原第一门店')?.store;
    const { terminals } = (
      await world.call<Answer<typeof consoleTerminals>>(
        'GET',
        `/api/v1/console/stores/${store?.id ?? ''}/terminals`,
        console_(),
      )
    ).body;
    const counter = terminals.find((terminal) => terminal.entranceId === DEMO.taiyuanFirstTerminal1);
    const pairingCode = await world.call<Answer<typeof consolePairingCode>>(
      'POST',
      `/api/v1/console/terminals/${counter?.id ?? ''}/pairing-codes`,
      console_(),
      {},
    );
    const pairing = await world.call<Answer<typeof terminalPairing>>(
      'POST',
      '/api/v1/terminal/pairings',
      { 'idempotency-key': idempotencyKey() },
      { code: pairingCode.body.code.toLowerCase() },
    );
    expect(pairing.body.terminal).toMatchObject({ storeName: '太原第一门店', merchantName: '晋业示范商家' });
    const desk = () => ({
      authorization: `Terminal ${pairing.body.key}`,
      'idempotency-key': idempotencyKey(),
    });

    // A colleague scans the write code and writes a tag.
    const writeCode = () => ({
      authorization: `WriteCode ${DEMO.writeCodeTerminal1}`,
      'idempotency-key': idempotencyKey(),
    });
    const session = await world.call<Answer<typeof staffWriteSession>>(
      'POST',
      '/api/v1/staff/write-sessions',
      writeCode(),
      { want: 1, phone: 'phone-of-a-writer' },
    );
    expect(session).toMatchObject({ status: 200 });
    const reserved = session.body.reserved[0];
    const tagId = reserved?.tagId ?? '';
    const written = await world.call<Answer<typeof staffTagWrite>>(
      'POST',
      '/api/v1/staff/tag-writes',
      writeCode(),
      {
        tagId,
        uid: '04A1B2C3D4E5F6',
        chip: 'NTAG213',
        outcome: 'verified',
        writtenAt: new Date(world.services.clock.now()).toISOString(),
      },
    );
    expect(written.body).toEqual({ late: false, writtenToday: 1 });

    // A visitor touches the tag: WeChat resolves the scheme to our page and the tag's id.
    const opened = await world.phone<{ appid: string; path: string; query: string }>('/open-link', {
      url: reserved?.scheme,
    });
    expect(opened).toMatchObject({ appid: 'touristappid', path: 'pages/member/index', query: `e=${tagId}` });
    const stream = await EventReader.open(`${world.url}/api/v1/terminal/events`, {
      authorization: `Terminal ${pairing.body.key}`,
    });
    await stream.until((events) => events.some((e) => e.event === 'hello'));

    const lin = new MemberPhone(world, 'lin');
    const offer = await lin.open(touching(tagId));
    expect(offer.status).toBe(200);
    expect(offer.body).toMatchObject({
      merchant: { name: '晋业示范商家' },
      entrance: { state: 'open', place: { storeName: '太原第一门店', kind: 'terminal' } },
      card: { state: 'visitor', claim: { appId: 'wxeb490c6f9b154ef9' } },
      recognition: { state: 'after_claim' },
    });

    // They claim the card in the component and come back with data.
    const data = await lin.submitComponent(offer.body.card, NAME_AND_PHONE);
    if (!data) throw new Error('jump mode expected');
    const joined = await lin.activate(data);
    expect(joined.body).toMatchObject({
      card: { state: 'member', member: { name: '林小满' } },
      recognition: { state: 'announced', counter: { storeName: '太原第一门店' } },
    });

    // The cashier sees a masked new member at once, and accepts.
    const events = await stream.until((all) => all.some((e) => e.event === 'tap' && e.id !== null));
    const taps = events.filter((e) => e.event === 'tap').map((e) => e.data as TerminalTapView);
    expect(taps.map((tap) => tap.provisional)).toEqual([true, false]);
    const tap = taps[1];
    expect(tap?.member).toMatchObject({ maskedName: '林*满', maskedPhone: '*******6688', isNew: true });
    const queue = await world.call<Answer<typeof terminalTaps>>('GET', '/api/v1/terminal/taps', desk());
    expect(queue.body.taps).toEqual([tap]);
    const accepted = await world.call<Answer<typeof terminalAccept>>(
      'POST',
      `/api/v1/terminal/taps/${tap?.id ?? ''}/accept`,
      desk(),
      {},
    );
    expect(accepted.body.tap.state).toBe('accepted');
    const told = await lin.get<Answer<typeof memberRecognition>>(`/recognitions/${tap?.id ?? ''}`);
    expect(told.body.recognition).toMatchObject({
      state: 'accepted',
      counter: { terminalName: counter?.name },
    });

    // The member shows a code of their own, too.
    const codes = await lin.post<Answer<typeof memberCodes>>('/codes', {});
    expect(codes.body.codes).toHaveLength(3);
    stream.close();
  });
});
