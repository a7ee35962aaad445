import { Overlays } from '../../../preview/shell/overlays';

const QUESTION = { title: '', content: '即将打开', confirmText: '允许', cancelText: '取消' };

function on(overlays: Overlays, testid: string): HTMLElement {
  const found = overlays.element.querySelector<HTMLElement>(`[data-testid=${testid}]`);
  if (found === null) throw new Error(`no ${testid}`);
  return found;
}

describe('over the phone’s screen', () => {
  it.each([
    ['confirm-ok', true],
    ['confirm-cancel', false],
  ])('a question answered by %s gives %s and goes away', async (testid, answer) => {
    const overlays = new Overlays();
    const asked = overlays.confirm(QUESTION);
    on(overlays, testid).click();
    expect(await asked).toBe(answer);
    expect(overlays.element.querySelector('[data-testid=phone-confirm]')).toBeNull();
  });

  it('a question is answered with no when the phone is put away', async () => {
    const overlays = new Overlays();
    const asked = overlays.confirm(QUESTION);
    overlays.clear();
    expect(await asked).toBe(false);
  });

  it('a newer notification takes the place of the older one', () => {
    const overlays = new Overlays();
    const [first, second] = [jest.fn(), jest.fn()];
    overlays.banner({ title: 'a', text: '', open: first });
    overlays.banner({ title: 'b', text: '', open: second });
    on(overlays, 'nfc-banner').click();
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
    expect(overlays.element.querySelector('[data-testid=nfc-banner]')).toBeNull();
  });

  it('a sheet tells once that it was closed, and not when it was taken away', () => {
    const overlays = new Overlays();
    const closed = jest.fn();
    overlays.sheet('scanner', '扫一扫', document.createElement('div'), closed);
    on(overlays, 'scanner-close').click();
    overlays.clear();
    expect(closed).toHaveBeenCalledTimes(1);
    const taken = jest.fn();
    overlays.sheet('scanner', '扫一扫', document.createElement('div'), taken)();
    expect(taken).not.toHaveBeenCalled();
  });

  it('words are said, remembered, and fade', () => {
    jest.useFakeTimers();
    const overlays = new Overlays();
    overlays.toast('一');
    overlays.toast('二');
    expect(on(overlays, 'phone-toast').textContent).toBe('二');
    jest.advanceTimersByTime(4000);
    expect(on(overlays, 'phone-toast').hidden).toBe(true);
    expect(overlays.said).toEqual(['一', '二']);
    jest.useRealTimers();
  });
});
