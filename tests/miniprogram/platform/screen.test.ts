import { compareVersions } from '../../../miniprogram/platform/device';
import { createBrightener } from '../../../miniprogram/platform/screen';
import { deferred } from '../../helpers/wx/network';

function fakeScreen(level = 0.4) {
  const state = { level, on: false };
  const screen = {
    brightness: jest.fn(async () => state.level),
    setBrightness: jest.fn(async (value: number) => {
      state.level = value;
    }),
    keepOn: jest.fn(async (on: boolean) => {
      state.on = on;
    }),
  };
  return { state, screen };
}

describe('the brightener', () => {
  it('is bright and awake while shown and gives back what was before', async () => {
    const { state, screen } = fakeScreen();
    const light = createBrightener(screen);
    await light.brighten();
    expect(state).toEqual({ level: 0.9, on: true });
    await light.dim();
    expect(state).toEqual({ level: 0.4, on: false });
  });

  it('never leaves the screen bright when the page goes before the old brightness is known', async () => {
    const { state, screen } = fakeScreen();
    const reading = deferred<number>();
    screen.brightness.mockReturnValueOnce(reading.promise);
    const light = createBrightener(screen);
    const brightening = light.brighten();
    await light.dim();
    reading.resolve(0.4);
    await brightening;
    expect(state).toEqual({ level: 0.4, on: false });
    expect(screen.setBrightness).not.toHaveBeenCalled();
  });

  it('does not dim a screen that was brighter, nor restore twice', async () => {
    const { state, screen } = fakeScreen(1);
    const light = createBrightener(screen);
    await light.brighten();
    await light.dim();
    await light.dim();
    expect(state.level).toBe(1);
    expect(screen.setBrightness).not.toHaveBeenCalled();
    expect(screen.keepOn).toHaveBeenCalledTimes(2);
  });

  it('lets a phone refuse', async () => {
    const { screen } = fakeScreen();
    screen.setBrightness.mockRejectedValue(new Error('fail'));
    screen.keepOn.mockRejectedValue(new Error('fail'));
    const light = createBrightener(screen);
    await expect(light.brighten()).resolves.toBeUndefined();
    await expect(light.dim()).resolves.toBeUndefined();
  });
});

it.each([
  ['3.8.12', '2.11.2', 1],
  ['2.10.4', '2.11.2', -1],
  ['2.11.2', '2.11.2', 0],
  ['2.9', '2.11', -1],
  ['3', '2.99.99', 1],
  ['', '2.11.2', -1],
])('version %s against %s is %i', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
});
