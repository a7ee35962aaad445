import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../ports';
import type { SecretKeys } from './secret-keys';
import { parseSecretKeys } from './secret-keys';

const FILE = 'secret.key';

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

function readIfPresent(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/**
 * Keys of this deployment: those of the environment, else those of `DATA_DIR/secret.key`, which is made
 * (mode 600) at the first start. Losing that file loses every stored AppSecret, so it is never overwritten.
 */
export function loadSecretKeys(
  dataDir: string,
  fromEnvironment: string | undefined,
  random: Random,
): SecretKeys {
  if (fromEnvironment !== undefined) return orThrow(parseSecretKeys(fromEnvironment), 'SECRET_KEY');
  const file = join(dataDir, FILE);
  const present = readIfPresent(file);
  if (present !== null) return orThrow(parseSecretKeys(present), file);
  mkdirSync(dataDir, { recursive: true });
  const text = `1:${Buffer.from(random.bytes(32)).toString('base64')}\n`;
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  return orThrow(parseSecretKeys(text), file);
}

function orThrow(keys: SecretKeys | null, where: string): SecretKeys {
  if (keys === null)
    throw new Error(`${where} 中的密钥格式不正确：请从备份恢复，不要新建（新建会使已保存的密钥无法解密）`);
  return keys;
}
