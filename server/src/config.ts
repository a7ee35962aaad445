import { resolve } from 'node:path';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { Value } from 'typebox/value';
import { parseSecretKeys } from './security/secret-keys';

export type WechatMode = 'simulator' | 'real';
/** Who may make a merchant in the console: nobody, holders of an operator's code, or everybody. */
export type SignUp = 'closed' | 'invitation' | 'open';

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Absolute folder of the embedded database, the secret key and files. */
  readonly dataDir: string;
  /** PostgreSQL's address, password and all: never logged. Null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Address under which phones and WeChat reach this server, without a trailing slash. */
  readonly publicUrl: string;
  readonly wechatMode: WechatMode;
  readonly signUp: SignUp;
  /** Keys given by the environment; when absent the file in `dataDir` is used. Never logged. */
  readonly secretKey: string | undefined;
  /** Reverse proxies in front whose forwarded addresses are believed. */
  readonly trustedProxies: number;
  readonly production: boolean;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
}

const Environment = Type.Object({
  PORT: Type.Optional(Type.String({ pattern: '^[0-9]{1,5}$' })),
  HOST: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z.:-]+$' })),
  DATA_DIR: Type.Optional(Type.String({ minLength: 1 })),
  DATABASE_URL: Type.Optional(Type.String()),
  PUBLIC_URL: Type.Optional(Type.String({ pattern: '^https?://[^\\s/?#]+$' })),
  WECHAT_MODE: Type.Optional(Type.Union([Type.Literal('simulator'), Type.Literal('real')])),
  SIGN_UP: Type.Optional(
    Type.Union([Type.Literal('closed'), Type.Literal('invitation'), Type.Literal('open')]),
  ),
  SECRET_KEY: Type.Optional(Type.String()),
  SIMULATOR_HOST_OK: Type.Optional(Type.Union([Type.Literal('1'), Type.Literal('true')])),
  TRUST_PROXY: Type.Optional(Type.String({ pattern: '^[0-9]$' })),
  LOG_LEVEL: Type.Optional(
    Type.Union([
      Type.Literal('fatal'),
      Type.Literal('error'),
      Type.Literal('warn'),
      Type.Literal('info'),
      Type.Literal('debug'),
      Type.Literal('silent'),
    ]),
  ),
  NODE_ENV: Type.Optional(Type.String()),
});
type Environment = Static<typeof Environment>;

const SHAPE_FAULTS: Readonly<Record<string, string>> = {
  PORT: 'PORT 必须是 0–65535 的整数，例如 3210',
  HOST: 'HOST 必须是主机名或 IP 地址，例如 127.0.0.1',
  DATA_DIR: 'DATA_DIR 不能为空，请填写数据目录，例如 .data',
  PUBLIC_URL: 'PUBLIC_URL 必须是 http(s)://主机[:端口]，不带路径，例如 https://member.example.com',
  WECHAT_MODE: 'WECHAT_MODE 只能是 simulator 或 real',
  SIGN_UP: 'SIGN_UP 只能是 closed（关闭，默认）、invitation（凭邀请码）或 open（开放注册）',
  SIMULATOR_HOST_OK: 'SIMULATOR_HOST_OK 只能是 1 或 true；不需要时请删除它',
  TRUST_PROXY: 'TRUST_PROXY 必须是 0–9 的整数：服务前面有几层反向代理，例如 1',
  LOG_LEVEL: 'LOG_LEVEL 只能是 fatal、error、warn、info、debug 或 silent',
};

/** Thrown at start; names every fault of the environment at once, and never a value that could be secret. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(['启动配置有误，请修改环境变量后重新启动：', ...faults.map((fault) => `  - ${fault}`)].join('\n'));
    this.name = 'ConfigError';
  }
}

/** Whether a host name or address can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, searchParams } = new URL(text);
  const host = hostname !== '' || searchParams.has('host');
  return /^postgres(?:ql)?:$/.test(protocol) && host && /^\/[^/]+$/.test(pathname);
}

function shapeFaults(environment: unknown): string[] {
  const names = Object.keys(Environment.properties);
  const faulty = new Set(Value.Errors(Environment, environment).map((e) => e.instancePath.split('/')[1]));
  return names.filter((name) => faulty.has(name)).map((name) => SHAPE_FAULTS[name] ?? `${name} 的值无效`);
}

function meaningFaults(environment: Environment, mode: WechatMode, host: string): string[] {
  const faults: string[] = [];
  if (Number(environment.PORT ?? 0) > 65_535) faults.push(SHAPE_FAULTS['PORT'] ?? 'PORT');
  if (environment.DATABASE_URL !== undefined && !isPostgresUrl(environment.DATABASE_URL))
    faults.push(
      'DATABASE_URL 必须是 postgres://用户:密码@主机[:端口]/数据库名（密码中的特殊字符要转义）；删除它则使用 DATA_DIR 下的内置数据库',
    );
  if (environment.SECRET_KEY !== undefined && parseSecretKeys(environment.SECRET_KEY) === null)
    faults.push(
      'SECRET_KEY 必须是 32 字节的 base64（轮换时写成 1:旧密钥,2:新密钥）；删除它则使用 DATA_DIR/secret.key',
    );
  if (mode === 'simulator' && environment.NODE_ENV === 'production')
    faults.push('NODE_ENV=production 时不能使用模拟微信，请设置 WECHAT_MODE=real');
  if (mode === 'simulator' && !isLoopback(host) && environment.SIMULATOR_HOST_OK === undefined)
    faults.push('模拟微信默认只在本机开放：请把 HOST 改为 127.0.0.1，或明确设置 SIMULATOR_HOST_OK=1');
  return faults;
}

/** The configuration in `env`, checked. `root` anchors relative folders. Throws ConfigError with every fault found. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>, root: string): Config {
  const given = Object.fromEntries(
    Object.keys(Environment.properties).flatMap((name) => {
      const value = env[name]?.trim();
      return value === undefined || (value === '' && name !== 'DATA_DIR') ? [] : [[name, value]];
    }),
  );
  const environment = given as Environment;
  const mode = environment.WECHAT_MODE ?? 'real';
  const host = environment.HOST ?? '127.0.0.1';
  const faults = [...new Set([...shapeFaults(given), ...meaningFaults(environment, mode, host)])];
  if (faults.length > 0) throw new ConfigError(faults);

  const port = Number(environment.PORT ?? 3210);
  return {
    host,
    port,
    dataDir: resolve(root, environment.DATA_DIR ?? '.data'),
    databaseUrl: environment.DATABASE_URL ?? null,
    publicUrl: environment.PUBLIC_URL ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    wechatMode: mode,
    signUp: environment.SIGN_UP ?? 'closed',
    secretKey: environment.SECRET_KEY,
    trustedProxies: Number(environment.TRUST_PROXY ?? 0),
    production: environment.NODE_ENV === 'production',
    logLevel: environment.LOG_LEVEL ?? 'info',
  };
}
