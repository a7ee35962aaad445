import type { HostRequestTask, HostStorage, MiniProgramHost } from '../runtime/host';

/** A host that ends with its mini-program. */
export interface MortalHost {
  readonly host: MiniProgramHost;
  /** From now on nothing is answered, heard or changed: the code of a mini-program that was ended does not run on. */
  readonly end: () => void;
}

/**
 * Wraps the host of one life of a mini-program. On a phone the process is gone in one moment; in a browser its promises
 * and timers outlive its frame, and what they would do there to a document that is no longer shown can only fail.
 */
export function mortalHost(host: MiniProgramHost): MortalHost {
  let alive = true;
  const silence = (): Promise<never> => new Promise(() => undefined);
  const never = <T>(answer: Promise<T>): Promise<T> => answer.finally(() => (alive ? undefined : silence()));
  const asked =
    <A extends unknown[], T>(call: (...args: A) => Promise<T>) =>
    (...args: A): Promise<T> =>
      alive ? never(call(...args)) : silence();
  const told =
    <A extends unknown[]>(call: (...args: A) => void) =>
    (...args: A): void => {
      if (alive) call(...args);
    };
  const { storage, brightness, clipboard } = host;
  return {
    end: () => {
      alive = false;
    },
    host: {
      appId: host.appId,
      envVersion: host.envVersion,
      device: () => host.device(),
      onThemeChange: (listener) => host.onThemeChange(told(listener)),
      networkType: () => host.networkType(),
      onNetworkChange: (listener) => host.onNetworkChange(told(listener)),
      login: asked(() => host.login()),
      phoneNumber: asked(() => host.phoneNumber()),
      request: (request): HostRequestTask => {
        if (!alive) return { response: silence(), abort: () => undefined };
        const task = host.request(request);
        return { response: never(task.response), abort: () => task.abort() };
      },
      storage: mortalStorage(storage, told),
      nfcAdapter: () => host.nfcAdapter(),
      scanCode: asked(() => host.scanCode()),
      openMiniProgram: asked((target) => host.openMiniProgram(target)),
      backToOpener: asked((extraData) => host.backToOpener(extraData)),
      exit: told(() => host.exit()),
      openCards: asked((cards) => host.openCards(cards)),
      brightness: { get: () => brightness.get(), set: told((value) => brightness.set(value)) },
      setKeepScreenOn: told((on) => host.setKeepScreenOn(on)),
      vibrate: told((kind) => host.vibrate(kind)),
      makePhoneCall: asked((number) => host.makePhoneCall(number)),
      clipboard: { get: () => clipboard.get(), set: told((text) => clipboard.set(text)) },
      onChrome: told((chrome) => host.onChrome(chrome)),
      ...(host.share && { share: told((card) => host.share?.(card)) }),
      onError: told((error) => host.onError(error)),
    },
  };
}

function mortalStorage(
  storage: HostStorage,
  told: <A extends unknown[]>(call: (...args: A) => void) => (...args: A) => void,
): HostStorage {
  return {
    get: (key) => storage.get(key),
    keys: () => storage.keys(),
    set: told((key, value) => storage.set(key, value)),
    remove: told((key) => storage.remove(key)),
    clear: told(() => storage.clear()),
  };
}
