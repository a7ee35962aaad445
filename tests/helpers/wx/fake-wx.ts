/** A `wx` that refuses by default: a call nobody prepared fails loudly, by name. */
type Prepared = Readonly<Record<string, unknown>>;

export function installWx(prepared: Prepared): void {
  const refusing = new Proxy<Record<string, unknown>>(prepared, {
    get(target, name) {
      // jest itself asks globals whether they are mocks.
      if (typeof name !== 'string' || name in target || name.startsWith('_')) return target[name as string];
      throw new Error(`wx.${name} was not expected in this test`);
    },
    has: () => true,
  });
  Object.defineProperty(globalThis, 'wx', { value: refusing, configurable: true, writable: true });
}

interface RequestOptions {
  url: string;
  method: string;
  header: Record<string, string>;
  data?: unknown;
  success(answer: { statusCode: number; data: unknown; header: object }): void;
  fail(reason: { errMsg: string }): void;
}

/** What the member center needs of a phone; `respond` gives a body, an error body with its status, or null for no network. */
export function phoneWx(respond: (path: string, body: unknown) => { status: number; body: unknown } | null) {
  const storage = new Map<string, string>();
  const requests: string[] = [];
  const calls: [string, unknown][] = [];
  const network = new Set<unknown>();
  const said = (name: string) => (options: { success?(value: object): void }) => {
    calls.push([name, options]);
    options.success?.({ confirm: true });
    return Promise.resolve({});
  };
  const wx = {
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
    }),
    getAppBaseInfo: () => ({ SDKVersion: '3.8.12' }),
    getWindowInfo: () => ({ pixelRatio: 2, windowWidth: 375 }),
    getStorageSync: (key: string): unknown => (storage.has(key) ? JSON.parse(storage.get(key)!) : ''),
    setStorageSync: (key: string, value: unknown) => void storage.set(key, JSON.stringify(value)),
    removeStorageSync: (key: string) => void storage.delete(key),
    onNetworkStatusChange: (heard: unknown) => void network.add(heard),
    offNetworkStatusChange: (heard: unknown) => void network.delete(heard),
    login: ({ success }: { success(value: { code: string }): void }) => success({ code: 'login-code' }),
    request(options: RequestOptions) {
      const path = options.url.replace(/^https?:\/\/[^/]+\/api\/v1/, '');
      requests.push(path);
      const answer = respond(path, options.data);
      if (answer) options.success({ statusCode: answer.status, data: answer.body, header: {} });
      else options.fail({ errMsg: 'request:fail ' });
    },
    navigateTo: said('navigateTo'),
    openCard: said('openCard'),
    makePhoneCall: said('makePhoneCall'),
    showModal: said('showModal'),
    stopPullDownRefresh: said('stopPullDownRefresh'),
  };
  return { wx, storage, requests, calls, network };
}
