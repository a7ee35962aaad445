// Runs in the browser of the runtime tests: a host that answers at once, records what it is asked and fails on demand.
window.createFakeHost = (overrides = {}) => {
  const values = new Map();
  const log = [];
  const fail = {};
  const themeListeners = new Set();
  const device = {
    platform: 'android',
    brand: 'Preview',
    model: 'Phone',
    system: 'Android 14',
    version: '8.0.50',
    SDKVersion: '3.8.12',
    language: 'zh_CN',
    theme: 'light',
    fontSizeSetting: 16,
    windowWidth: innerWidth,
    windowHeight: innerHeight,
    statusBarHeight: 24,
    ...overrides.device,
  };
  const answer = (name, value) => {
    log.push(name);
    return fail[name] ? Promise.reject(fail[name]) : Promise.resolve(value);
  };
  const subscribe = (set) => (listener) => {
    set.add(listener);
    return () => set.delete(listener);
  };
  const host = {
    appId: 'wxfixture0000000001',
    envVersion: 'develop',
    device: () => device,
    onThemeChange: subscribe(themeListeners),
    networkType: () => 'wifi',
    onNetworkChange: subscribe(new Set()),
    login: () => answer('login', { code: 'login-code' }),
    phoneNumber: () => answer('phoneNumber', { code: 'phone-code' }),
    request: (request) => ({
      response: answer(`request ${request.method} ${request.url} ${request.data ?? ''}`.trim(), {
        statusCode: 200,
        header: { 'content-type': 'application/json' },
        data: new TextEncoder().encode('{"ok":true,"text":"碰"}').buffer,
      }),
      abort: () => log.push('abort'),
    }),
    storage: {
      get: (key) => values.get(key) ?? null,
      set: (key, value) => void values.set(key, value),
      remove: (key) => void values.delete(key),
      clear: () => values.clear(),
      keys: () => [...values.keys()],
    },
    nfcAdapter: () => ({ tech: { ndef: 'NDEF' } }),
    scanCode: () => answer('scanCode', { result: 'text', scanType: 'QR_CODE' }),
    openMiniProgram: (target) => answer(`open ${JSON.stringify(target)}`, undefined),
    backToOpener: () => answer('back', undefined),
    exit: () => log.push('exit'),
    openCards: () => answer('openCards', undefined),
    brightness: { get: () => 0.5, set: (value) => log.push(`brightness ${value}`) },
    setKeepScreenOn: (on) => log.push(`keep ${on}`),
    vibrate: (kind) => log.push(`vibrate ${kind}`),
    makePhoneCall: (number) => answer(`call ${number}`, undefined),
    clipboard: { get: () => 'clip', set: (text) => log.push(`clip ${text}`) },
    onChrome: (chrome) => (host.chrome = chrome),
    onError: (error) => host.errors.push(String(error?.message ?? error?.errMsg ?? error)),
    chrome: undefined,
    errors: [],
    log,
    fail,
    setTheme: (theme) => {
      device.theme = theme;
      themeListeners.forEach((listener) => listener(theme));
    },
    ...overrides.host,
  };
  return host;
};
