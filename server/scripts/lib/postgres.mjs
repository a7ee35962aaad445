import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const exe = (name) => (process.platform === 'win32' ? `${name}.exe` : name);
const holds = (folder) => ['initdb', 'postgres'].every((name) => fs.existsSync(path.join(folder, exe(name))));

/** Debian keeps the programs beside each other by version and off the PATH; newest first. */
function debianFolders() {
  const home = '/usr/lib/postgresql';
  if (!fs.existsSync(home)) return [];
  return fs
    .readdirSync(home)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => path.join(home, version, 'bin'));
}

/** The folder of PostgreSQL's own programs on this machine, or null. */
function postgresPrograms() {
  const onPath = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return [...debianFolders(), ...onPath].find(holds) ?? null;
}

/** PostgreSQL refuses to run as root: there its programs run as the user that Debian's package makes. */
function asServerUser(program, args) {
  if (process.getuid?.() !== 0) return [program, args];
  const drop = ['--reuid=postgres', '--regid=postgres', '--clear-groups', '--reset-env'];
  return ['setpriv', [...drop, program, ...args]];
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function give(folder) {
  if (process.getuid?.() !== 0) return;
  const { status } = spawnSync('chown', ['postgres:', folder]);
  if (status !== 0) throw new Error('there is no user postgres: install the package postgresql');
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function listening(child, port, output) {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended at once:\n${output()}`);
    if (await answers(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`PostgreSQL does not answer:\n${output()}`);
}

/**
 * A PostgreSQL server for one run of tests: a fresh folder, a free port of the loopback, no care for power cuts.
 * `stop` ends it and removes the folder.
 * @returns {Promise<{url: string, stop(): Promise<void>}>}
 */
export async function startTemporaryPostgres() {
  const programs = postgresPrograms();
  if (programs === null)
    throw new Error(
      'no PostgreSQL found: install it (Debian: apt-get install postgresql), or name a server in TEST_DATABASE_URL',
    );
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postgres-'));
  give(folder);
  const data = path.join(folder, 'data');
  const cluster = [
    '-D',
    data,
    '-U',
    'postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ];
  const [initdb, initArgs] = asServerUser(path.join(programs, exe('initdb')), cluster);
  const made = spawnSync(initdb, initArgs, { encoding: 'utf8', cwd: folder });
  if (made.status !== 0) throw new Error(`initdb failed:\n${made.stdout}${made.stderr}`);

  const port = await freePort();
  const settings = [
    ...['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'max_connections=200'],
    ...['fsync=off', 'full_page_writes=off', 'shared_buffers=64MB', 'log_min_messages=fatal'],
  ].flatMap((setting) => ['-c', setting]);
  const [server, serverArgs] = asServerUser(path.join(programs, exe('postgres')), [
    ...['-D', data, '-p', String(port)],
    ...settings,
  ]);
  let said = '';
  const child = spawn(server, serverArgs, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (said += text));
  const ended = new Promise((resolve) => child.once('close', resolve));
  const lastResort = () => child.kill('SIGQUIT');
  process.once('exit', lastResort);

  async function stop() {
    process.removeListener('exit', lastResort);
    // "Fast shutdown": does not wait for those who are still connected.
    child.kill('SIGINT');
    await ended;
    fs.rmSync(folder, { recursive: true, force: true });
  }
  try {
    await listening(child, port, () => said);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

// Run by itself it answers with its exit code whether PostgreSQL is installed.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(postgresPrograms() ? 0 : 1);
