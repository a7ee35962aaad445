import { parseArgs } from 'node:util';
import { ConfigError, loadConfig } from '../config';
import type { Config } from '../config';
import { DatabaseRefused, DatabaseUnreachable } from '../db/busy';
import { migrations } from '../db/migrations';
import { openDatabase } from '../db/open';
import type { Database } from '../db/schema';
import { checkMerchants, WrongModeError } from '../demo/guard';
import { forgetSealedAnswers, resealAll } from '../domain/secrets/reseal';
import { repositoryRoot } from '../paths';
import { systemClock, systemRandom } from '../ports';
import { loadSecretKeys } from '../security/secret-key-file';
import { createSecretBox, SecretError } from '../security/secrets';
import type { Services } from '../services';
import { OperatorError, ownerLink, signUpCode } from './owner-link';

const USAGE = `用法（环境变量与启动服务时相同；服务可以正在运行）：
  owner-link --merchant "名称" [--hours 48]     店主的一次性链接；没有这个商家时先建立
  owner-link --merchant-id 编号 [--hours 48]    给已有商家再加一位店主（例如店主忘记了密码）
  sign-up-code [--hours 168]                    注册邀请，配合 SIGN_UP=invitation
  reseal                                        轮换密钥：用 SECRET_KEY 中版本最高的密钥重新加密所有密文`;

const MAX_HOURS = 30 * 24;

function hoursOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const hours = Number(text);
  if (!Number.isInteger(hours) || hours < 1 || hours > MAX_HOURS)
    throw new OperatorError(`--hours 必须是 1–${MAX_HOURS} 的整数。`);
  return hours;
}

async function reseal(parts: Pick<Services, 'db'>, config: Config): Promise<string[]> {
  const box = createSecretBox(loadSecretKeys(config.dataDir, config.secretKey, systemRandom), systemRandom);
  const done = await resealAll(parts.db, box);
  const answers = await forgetSealedAnswers(parts.db, box);
  return [
    ...done.map(({ table, column, count }) => `${table}.${column}：重新加密 ${count} 条`),
    `过期的加密回执：清除 ${answers} 条`,
    `现在所有密文都使用第 ${box.version} 版密钥；所有节点都换上新密钥后，可以删除旧密钥。`,
  ];
}

/** Runs one command of the operator beside a running server or without one. Answers what to print. */
export async function runOperator(args: readonly string[], config: Config): Promise<string[]> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      merchant: { type: 'string' },
      'merchant-id': { type: 'string' },
      hours: { type: 'string' },
    },
  });
  const [command] = positionals;
  if (command !== 'owner-link' && command !== 'sign-up-code' && command !== 'reseal')
    throw new OperatorError(USAGE);
  const { databaseUrl, dataDir } = config;
  const location =
    databaseUrl === null
      ? ({ kind: 'file', dataDir } as const)
      : ({ kind: 'postgres', url: databaseUrl } as const);
  const open = await openDatabase<Database>(location, migrations);
  try {
    await checkMerchants(open.db, config.wechatMode);
    const parts = { db: open.db, clock: systemClock, random: systemRandom, config };
    const lines =
      command === 'owner-link'
        ? await ownerLink(parts, {
            merchant: values.merchant,
            merchantId: values['merchant-id'],
            hours: hoursOf(values.hours, 48),
          })
        : command === 'sign-up-code'
          ? await signUpCode(parts, hoursOf(values.hours, 168))
          : await reseal(parts, config);
    await open.durable();
    return lines;
  } finally {
    await open.close();
  }
}

/** Faults that the operator can repair are told in words, all others with their stack. */
function explain(error: unknown): string {
  const told = [
    OperatorError,
    ConfigError,
    WrongModeError,
    DatabaseRefused,
    DatabaseUnreachable,
    SecretError,
  ];
  if (told.some((kind) => error instanceof kind)) return (error as Error).message;
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    return USAGE;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The program: prints what it did, or why it did nothing. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    const config = loadConfig({ ...process.env }, repositoryRoot());
    process.stdout.write(`${(await runOperator(args, config)).join('\n')}\n`);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}
