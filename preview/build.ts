import { build } from 'esbuild';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compileMiniProgram } from './compiler/index';

export { CompileError } from './compiler/index';

/** AppID of WeChat's card-opening component, whose simulation is a mini-program of its own. */
const CARD_COMPONENT = 'wxeb490c6f9b154ef9';
/** Where the working copy lies, whatever AppID it is uploaded for: every merchant's mini-program is this one. */
const WORKING_COPY = 'touristappid';

export interface BuildPreviewOptions {
  /** The repository's root: miniprogram/, preview/, node_modules/ and project.config.json lie there. */
  root: string;
  /** Emptied and filled; served under /preview/. */
  outDir: string;
}

export interface BuiltApp {
  appId: string;
  pages: string[];
}

/**
 * Builds everything served under /preview/: the shell at the root, runtime.js and runtime.css beside it, and each
 * mini-program at app/<AppID>/. No inline script anywhere.
 * @throws CompileError with file, line and column for a fault in a mini-program's source
 */
export async function buildPreview({ root, outDir }: BuildPreviewOptions): Promise<{ apps: BuiltApp[] }> {
  const sources = [{ appId: WORKING_COPY, appRoot: join(root, miniProgramRoot(root)) }];
  const card = join(root, 'preview', 'card-component');
  if (existsSync(join(card, 'app.json'))) sources.push({ appId: CARD_COMPONENT, appRoot: card });
  const apps = await buildApps(root, outDir, sources);
  await bundleShell(root, outDir);
  return { apps };
}

/** The runtime and the named mini-programs, without the shell. Empties outDir once everything compiled. */
export async function buildApps(
  root: string,
  outDir: string,
  sources: { appId: string; appRoot: string }[],
): Promise<BuiltApp[]> {
  const compiled = await Promise.all(
    sources.map(async (source) => ({
      ...source,
      ...(await compileMiniProgram({ projectRoot: root, ...source })),
    })),
  );
  rmSync(outDir, { recursive: true, force: true });
  for (const app of compiled) {
    const folder = join(outDir, 'app', app.appId);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'app.js'), app.code);
    writeFileSync(join(folder, 'index.html'), FRAME);
    for (const asset of app.assets) {
      const target = join(folder, 'files', asset);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(join(app.appRoot, asset), target);
    }
  }
  await bundleRuntime(root, outDir);
  return compiled.map(({ appId, pages }) => ({ appId, pages }));
}

/** The page of an iframe; the phone calls `startMiniProgram` of its window when it has loaded. */
const FRAME = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>小程序</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="../../runtime.css">
</head>
<body>
<script src="../../runtime.js"></script>
<script src="app.js"></script>
</body>
</html>
`;

interface ProjectConfig {
  miniprogramRoot?: string;
}

function projectConfig(root: string): ProjectConfig {
  return JSON.parse(readFileSync(join(root, 'project.config.json'), 'utf8')) as ProjectConfig;
}

function miniProgramRoot(root: string): string {
  return projectConfig(root).miniprogramRoot ?? 'miniprogram/';
}

const BROWSER = {
  bundle: true,
  format: 'iife',
  target: 'es2022',
  minify: true,
  sourcemap: true,
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'silent',
} as const;

async function bundleRuntime(root: string, outDir: string): Promise<void> {
  const folder = join(root, 'preview', 'runtime');
  await build({
    ...BROWSER,
    absWorkingDir: root,
    entryPoints: [
      { in: join(folder, 'main.ts'), out: 'runtime' },
      { in: join(folder, 'runtime.css'), out: 'runtime' },
    ],
    mainFields: ['module', 'main'],
    outdir: outDir,
  });
}

/** The page around the phones: main.ts with its index.html and shell.css. */
async function bundleShell(root: string, outDir: string): Promise<void> {
  const folder = join(root, 'preview', 'shell');
  if (!existsSync(join(folder, 'main.ts'))) return;
  await build({
    ...BROWSER,
    absWorkingDir: root,
    entryPoints: [
      { in: join(folder, 'main.ts'), out: 'shell' },
      { in: join(folder, 'shell.css'), out: 'shell' },
    ],
    outdir: outDir,
  });
  cpSync(join(folder, 'index.html'), join(outDir, 'index.html'));
}
