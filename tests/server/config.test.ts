import { join, resolve } from 'node:path';
import { ConfigError, isLoopback, loadConfig } from '../../server/src/config';

const ROOT = resolve('some-root');
const KEY = Buffer.alloc(32, 7).toString('base64');

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env, ROOT);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('configuration', () => {
  it('has safe defaults: loopback, port 3210, real WeChat, data under the repository', () => {
    expect(loadConfig({}, ROOT)).toEqual({
      host: '127.0.0.1',
      port: 3210,
      dataDir: join(ROOT, '.data'),
      databaseUrl: null,
      publicUrl: 'http://127.0.0.1:3210',
      wechatMode: 'real',
      signUp: 'closed',
      secretKey: undefined,
      trustedProxies: 0,
      production: false,
      logLevel: 'info',
    });
  });

  it('takes every value from the environment', () => {
    const env = {
      PORT: '8080',
      HOST: '0.0.0.0',
      DATA_DIR: resolve('elsewhere'),
      DATABASE_URL: 'postgres://center:p%40ss@db.example.com:5433/member?sslmode=verify-full',
      PUBLIC_URL: 'https://member.example.com',
      WECHAT_MODE: 'real',
      SIGN_UP: 'invitation',
      SECRET_KEY: KEY,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
    };
    expect(loadConfig(env, ROOT)).toMatchObject({
      host: '0.0.0.0',
      port: 8080,
      dataDir: resolve('elsewhere'),
      databaseUrl: 'postgres://center:p%40ss@db.example.com:5433/member?sslmode=verify-full',
      publicUrl: 'https://member.example.com',
      signUp: 'invitation',
      production: true,
      logLevel: 'warn',
    });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a port that is no number', { PORT: 'web' }, /PORT/],
    ['a port out of range', { PORT: '70000' }, /PORT/],
    ['an empty data folder', { DATA_DIR: '' }, /DATA_DIR/],
    ['a public address with a path', { PUBLIC_URL: 'https://a.example/x' }, /PUBLIC_URL/],
    ['an unknown WeChat mode', { WECHAT_MODE: 'fake' }, /WECHAT_MODE/],
    ['a malformed secret key', { SECRET_KEY: 'short' }, /SECRET_KEY/],
    ['another kind of database', { DATABASE_URL: 'mysql://db/x' }, /DATABASE_URL/],
    ['a database server without a database', { DATABASE_URL: 'postgres://db' }, /DATABASE_URL/],
    ['a database address that is none', { DATABASE_URL: 'db.example.com/x' }, /DATABASE_URL/],
    ['the simulator in production', { WECHAT_MODE: 'simulator', NODE_ENV: 'production' }, /NODE_ENV/],
    ['the simulator on every interface', { WECHAT_MODE: 'simulator', HOST: '0.0.0.0' }, /SIMULATOR_HOST_OK/],
    ['a number of proxies that is none', { TRUST_PROXY: 'yes' }, /TRUST_PROXY/],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
  ])('refuses %s', (_what, env, fault) => {
    const faults = faultsOf(env);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(fault);
  });

  it('names every fault at once', () => {
    const env = {
      PORT: 'x',
      WECHAT_MODE: 'fake',
      SECRET_KEY: 'y',
      DATABASE_URL: 'postgres://db',
      LOG_LEVEL: 'z',
    };
    expect(faultsOf(env)).toHaveLength(5);
  });

  it('never repeats a secret in its message', () => {
    expect(() => loadConfig({ SECRET_KEY: 'hunter2' }, ROOT)).not.toThrow(/hunter2/);
    expect(() => loadConfig({ DATABASE_URL: 'mysql://me:hunter2@db/x' }, ROOT)).not.toThrow(/hunter2/);
  });

  it('allows the simulator on another interface when that is said explicitly', () => {
    const env = { WECHAT_MODE: 'simulator', HOST: '0.0.0.0', SIMULATOR_HOST_OK: '1' };
    expect(loadConfig(env, ROOT).wechatMode).toBe('simulator');
  });

  it.each([
    ['127.0.0.1', true],
    ['127.8.9.1', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['::', false],
    ['192.168.1.5', false],
    ['127.0.0.1.example.com', false],
  ])('knows whether %s is loopback', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
