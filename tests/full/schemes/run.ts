/** Ten thousand schemes in each manner of 9800010, with three processes killed in between; or as many as the argument says. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../../../server/src/db/migrations';
import { openDatabase } from '../../../server/src/db/open';
import type { Database } from '../../../server/src/db/schema';
import { account, judge, orderTags } from './account';
import { issue } from './issuing';
import { MANNERS, virtualWechat } from './wechat';
import type { Manner } from './wechat';

const START = Date.parse('2026-11-22T04:00:00Z');
/** When the process is killed: after these parts of the calls. */
const KILLS = [0.21, 0.48, 0.83];

async function issueHere([dataDir = '', url = '', start = '']: readonly string[]): Promise<void> {
  const issuing = await issue({ kind: 'file', dataDir }, url, Number(start));
  await issuing.finished();
  await issuing.stop();
}

async function prove(manner: Manner, count: number): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nfc-schemes-'));
  const wechat = await virtualWechat(manner, START);
  const location = { kind: 'file', dataDir } as const;
  const began = Date.now();
  try {
    const before = await openDatabase<Database>(location, migrations);
    await orderTags(before.db, wechat, count);
    await before.close();
    const due = KILLS.map((part) => Math.floor(part * count));
    let killed = 0;
    let child: ChildProcess;
    const spawned = () => {
      const args = [process.argv[1] ?? '', '--issue', dataDir, wechat.url, String(wechat.now())];
      return spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    };
    wechat.watch((calls) => {
      if (calls < (due[killed] ?? Infinity)) return;
      killed += 1;
      child.kill('SIGKILL');
    });
    for (;;) {
      child = spawned();
      const signal = await new Promise<string | null>((resolve) =>
        child.once('exit', (_, how) => resolve(how)),
      );
      if (signal !== 'SIGKILL') break;
    }
    const after = await openDatabase<Database>(location, migrations);
    const made = await account(after.db, await wechat.schemes());
    await after.close();
    const seen = wechat.figures();
    const faults = judge(made, seen, killed);
    process.stdout.write(
      `${manner}: ${made.issued} issued, ${made.spent} versions spent (answers lost ${seen.lost}, taken by others ${seen.taken}), ` +
        `${killed} × kill -9, ${seen.calls} calls, at most ${seen.busiestSecond} in any second, refused as too many ${seen.tooFast}; ` +
        `${Math.round((wechat.now() - START) / 1000)} s of virtual time in ${Math.round((Date.now() - began) / 1000)} s\n`,
    );
    for (const fault of faults.slice(0, 20)) process.stdout.write(`  FAULT ${fault}\n`);
    return faults.length === 0 && killed === KILLS.length;
  } finally {
    await wechat.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const [first = '10000', ...rest] = process.argv.slice(2);
  if (first === '--issue') return issueHere(rest);
  const manners = rest.length > 0 ? MANNERS.filter((manner) => rest.includes(manner)) : MANNERS;
  for (const manner of manners) if (!(await prove(manner, Number(first)))) process.exitCode = 1;
}

void main();
