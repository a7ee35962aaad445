import { createClient } from '../../../miniprogram/api/client';
import { createStaffWriteApi } from '../../../miniprogram/staff/api/staff';
import { createStaffSession } from '../../../miniprogram/staff/api/staff-session';
import { createInstallation } from '../../../miniprogram/staff/api/installation';
import { counter, fakeTransport, ok, refusal } from '../../helpers/wx/network';
import { fakeStorage } from '../../helpers/wx/storage';
import { handClock } from '../../helpers/wx/time';

type Replies = Parameters<typeof fakeTransport>;
const CODE = 'demoWriteTaiyuan01';
const onPhone = (token: string) => ({
  session: { token, expiresAt: '2026-12-01T00:00:00.000Z' },
  staff: { name: '小赵', role: 'writer' },
  merchantName: '晋业示范商家',
  mayWrite: true,
});
const receipt = { late: false, writtenToday: 1 };
const written = {
  tagId: null,
  uid: '04010203040506',
  chip: 'NTAG213',
  outcome: 'verified' as const,
  writtenAt: '2026-11-22T10:00:00.000Z',
};

function phone(stored: Record<string, unknown>, ...replies: Replies) {
  const { transport, sent } = fakeTransport(...replies);
  const storage = fakeStorage(stored);
  let codes = 0;
  const loginCode = jest.fn(async () => `code-${++codes}`);
  const client = createClient({
    origin: 'https://api.test',
    transport,
    clock: handClock().clock,
    random: counter(),
  });
  const session = createStaffSession({
    storage,
    loginCode,
    exchange: (code) => client.once('staffSession', { body: { appId: 'wx1', code } }),
    renewing: client.renewing,
  });
  return {
    sent,
    storage,
    session,
    loginCode,
    staff: createStaffWriteApi({ client, session, phone: createInstallation(storage, counter()) }),
    paths: () => sent.map((it) => it.url.replace('https://api.test/api/v1/staff', '')),
  };
}

describe('beside a write code', () => {
  it('a mere holder sends the code alone, and never logs in', async () => {
    const { staff, sent, loginCode } = phone({}, ok(receipt));
    await staff.registerWrite(CODE, written, 'key-1');
    expect(sent[0]?.header).toMatchObject({ Authorization: `WriteCode ${CODE}`, 'Idempotency-Key': 'key-1' });
    expect(sent[0]?.header).not.toHaveProperty('X-Staff-Session');
    expect(loginCode).not.toHaveBeenCalled();
  });

  it('staff send their session with it', async () => {
    const { staff, sent } = phone({ 'staff-session': 's1' }, ok(receipt));
    await staff.registerWrite(CODE, written, 'key-1');
    expect(sent[0]?.header).toMatchObject({ Authorization: `WriteCode ${CODE}`, 'X-Staff-Session': 's1' });
  });

  it('a session that is over is renewed once, and the act keeps its key', async () => {
    const { staff, sent, storage } = phone(
      { 'staff-session': 's1' },
      refusal(401, 'session_expired'),
      ok(onPhone('s2')),
      ok(receipt),
    );
    await staff.registerWrite(CODE, written, 'key-1');
    expect(sent[2]?.header).toMatchObject({ 'X-Staff-Session': 's2', 'Idempotency-Key': 'key-1' });
    expect(storage.read('staff-session')).toBe('s2');
  });

  it('who is staff no more goes on with the code alone', async () => {
    const { staff, sent, session } = phone(
      { 'staff-session': 's1' },
      refusal(401, 'session_expired'),
      refusal(403, 'not_staff'),
      ok(receipt),
    );
    await staff.registerWrite(CODE, written, 'key-1');
    expect(sent[2]?.header).not.toHaveProperty('X-Staff-Session');
    expect(session.token()).toBeNull();
  });

  it('a merchant who wants staff makes the phone log in; a stranger hears why not', async () => {
    const mine = phone({}, refusal(403, 'staff_required'), ok(onPhone('s1')), ok(receipt));
    await mine.staff.registerWrite(CODE, written, 'key-1');
    expect(mine.paths()).toEqual(['/tag-writes', '/sessions', '/tag-writes']);
    const strange = phone({}, refusal(403, 'staff_required'), refusal(403, 'not_staff'));
    await expect(strange.staff.registerWrite(CODE, written, 'key-1')).rejects.toMatchObject({
      code: 'staff_required',
    });
  });
});

describe('a tag’s password', () => {
  const ask = { tagId: null, uid: written.uid, purpose: 'rewrite' } as const;
  const answer = { password: '01020304', pack: 'BEEF', keyVersion: 1 };

  it('is asked for by the staff session alone, and kept nowhere', async () => {
    const { staff, sent, storage } = phone({ 'staff-session': 's1' }, ok(answer));
    expect(await staff.tagPassword(ask)).toEqual(answer);
    expect(sent[0]?.header).toMatchObject({ Authorization: 'Bearer s1' });
    expect(JSON.stringify(['staff-session', 'installation'].map((key) => storage.read(key)))).not.toContain(
      '01020304',
    );
  });

  it('is not given to a person who is not staff', async () => {
    const { staff, paths } = phone({}, refusal(403, 'not_staff'));
    await expect(staff.tagPassword(ask)).rejects.toMatchObject({ code: 'not_staff' });
    expect(paths()).toEqual(['/sessions']);
  });
});

describe('the installation', () => {
  it('keeps one name of 24 letters for good, and makes a new one when what is stored is none', () => {
    const storage = fakeStorage({});
    const first = createInstallation(storage, () => 0.5)();
    expect(first).toMatch(/^[0-9A-Za-z]{24}$/);
    expect(createInstallation(storage, () => 0.1)()).toBe(first);
    expect(createInstallation(fakeStorage({ installation: 'x y' }), () => 0.1)()).toMatch(
      /^[0-9A-Za-z]{24}$/,
    );
  });
});
