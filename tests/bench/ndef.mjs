/**
 * Encode and decode the product's message (a scheme and WeChat's application record) against four npm packages, in one
 * run and in turns: records → octets → records. `texts_*` makes the records from texts first, and reads the texts back.
 * The packages are installed at the first run, from this folder's own lock file.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { inRoot } from '../../server/scripts/lib/root.mjs';
import { importTypeScript } from './lib/typescript.mjs';
import { peers } from './ndef/peers.mjs';

const PACKAGE = 'com.tencent.mm';
const PREFIX = 'weixin://dl/business/?t=';
const AAR_RECORD = 32;
const ROUNDS = 31;
const WARM_UP_MS = 150;
const ROUND_MS = 8;

/** A scheme whose whole message has so many octets; a long URI record has a header of 7 octets, a short one of 4. */
function uriFor(octets) {
  const record = octets - AAR_RECORD;
  const header = record > 259 ? 7 : 4;
  return PREFIX.padEnd(record - header - 1, 'AbCdEfGhIjK');
}

function installPeers() {
  const folder = inRoot('tests', 'bench');
  if (fs.existsSync(inRoot('tests', 'bench', 'node_modules', 'ndef-lib'))) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps'];
  execFileSync(npm, args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

function perSecond(work, ms) {
  const start = performance.now();
  let count = 0;
  let now;
  do {
    for (let i = 0; i < 64; i += 1) work();
    count += 64;
    now = performance.now();
  } while (now - start < ms);
  return (count * 1000) / (now - start);
}

/** Runs the contestants in turns, so that a slow moment of the machine hits all alike; medians of the rounds. */
function race(contestants) {
  for (const { work } of contestants) perSecond(work, WARM_UP_MS);
  const rates = new Map(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { name, work } of contestants) rates.get(name).push(perSecond(work, ROUND_MS));
  return new Map([...rates].map(([name, values]) => [name, median(values)]));
}

function mustBe(name, got, wanted) {
  if (JSON.stringify(got) !== JSON.stringify(wanted))
    throw new Error(`${name} does not do the work: ${JSON.stringify(got)?.slice(0, 200)}`);
}

export default async function measure() {
  installPeers();
  const ours = await importTypeScript('miniprogram/staff/nfc/ndef.ts');
  const require = createRequire(inRoot('tests', 'bench', 'package.json'));
  const metrics = [];
  for (const octets of [72, 868]) {
    const uri = uriFor(octets);
    const text = () => {
      const [link, app] = ours.decodeMessage(ours.schemeMessage({ uri, aar: PACKAGE }));
      return [ours.uriOf(link), ours.aarOf(app)];
    };
    const records = ours.schemeRecords({ uri, aar: PACKAGE });
    const message = ours.encodeMessage(records);
    mustBe('our message', message.length, octets);
    const others = peers(require, { uri, aar: PACKAGE, octets });
    for (const peer of [{ name: 'ours', text }, ...others]) {
      const wanted = peer.encodesOnly ? [...message] : [uri, PACKAGE];
      mustBe(peer.name, peer.encodesOnly ? [...peer.text()] : peer.text(), wanted);
    }
    const tasks = [
      ['encode_decode', () => ours.decodeMessage(ours.encodeMessage(records)), 'records'],
      ['texts_encode_decode', text, 'text'],
    ];
    for (const [metric, work, task] of tasks) {
      const rates = race([
        { name: 'ours', work },
        ...others.map((peer) => ({ name: peer.name, work: peer[task] })),
      ]);
      const mine = rates.get('ours');
      rates.delete('ours');
      const fastest = Math.max(
        ...[...rates].filter(([name]) => !name.includes('only')).map(([, rate]) => rate),
      );
      metrics.push({
        metric: `${metric}_${octets}`,
        value: Math.round(mine),
        unit: 'ops/s',
        baseline: Math.round(fastest),
        ratio: Number((mine / fastest).toFixed(2)),
        goal: task === 'records' ? '>= 3' : 'printed only',
      });
      for (const [name, rate] of rates) {
        metrics.push({
          metric: `${metric}_${octets} ${name}`,
          value: Math.round(rate),
          unit: 'ops/s',
          ratio: Number((mine / rate).toFixed(2)),
          goal: 'printed only',
        });
      }
    }
  }
  return metrics;
}
