import { CallError } from '../../../server/console/src/api/client';
import { staleText } from '../../../server/console/src/pos/core/link';
import { opened, live } from './pos-screen';

describe('the front desk that is refused or left without an answer', () => {
  afterEach(() => {
    for (const counter of opened.splice(0)) counter.stop();
  });

  it('says what the server refuses, and tries again', async () => {
    const { desk, link, view } = await live();
    desk.refuse(new CallError('database_busy', '系统繁忙，请稍后再试。', null, 503));
    desk.restart();
    await desk.pass(2_000);
    expect(link()).toBe('refused');
    expect(staleText(view().link, desk.now())).toContain('系统繁忙');
    desk.refuse(null);
    await desk.pass(15_000);
    expect(link()).toBe('live');
  });

  it('hears from a heartbeat that its key was revoked, though the stream was never ended', async () => {
    const { desk, link } = await live();
    desk.refuse(new CallError('terminal_revoked', '此收银终端已被解除配对。', null, 401));
    await desk.pass(20_000);
    expect(link()).toBe('revoked');
    expect(desk.streams()).toBe(0);
  });

  it('stops for good when its key was revoked', async () => {
    const { desk, link } = await live();
    desk.refuse(new CallError('terminal_revoked', '此收银终端已被解除配对。', null, 401));
    desk.restart();
    await desk.pass(2_000);
    expect(link()).toBe('revoked');
    desk.refuse(null);
    await desk.pass(60_000);
    expect(link()).toBe('revoked');
    expect(desk.streams()).toBe(0);
  });

  it('does not know whether an act without an answer happened, says so, and finds out when it is back', async () => {
    const { desk, counter, view, ids } = await live();
    desk.store('a');
    await desk.settle();
    desk.wire('cut');
    await counter.clear('a');
    expect(view().doing.name).toBe('unsure');
    desk.clear('a');
    desk.wire('up');
    await desk.pass(5_000);
    expect(ids()).toEqual([]);
    expect(view().doing.name).toBe('idle');
  });

  it('finishes the one being served only when the next one was accepted', async () => {
    const { desk, counter, view } = await live();
    desk.store('a');
    desk.store('b');
    await desk.settle();
    await counter.accept('a');
    const states = () => Object.fromEntries(view().desk.taps.map(({ tap }) => [tap.id, tap.state]));
    desk.refuse(new CallError('tap_not_waiting', '这位会员已被处理或已超时。', null, 409));
    await counter.accept('b');
    expect(states()).toEqual({ a: 'accepted', b: 'waiting' });
    desk.refuse(null);
    await counter.accept('b');
    expect(states()).toEqual({ b: 'accepted' });
  });
});
