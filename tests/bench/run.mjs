/**
 * `npm run bench -- <name…> [--json]`: measures, never judges. With `--json` one object a line
 * {metric, value, unit, baseline?, ratio?, goal}; without, a table for people.
 */
const BENCHES = {
  api: () => import('./api.mjs'),
  console: () => import('./console.mjs'),
  durability: () => import('./durability.mjs'),
  launch: () => import('./launch.mjs'),
  materials: () => import('./materials.mjs'),
  ledger: () => import('./ledger.mjs'),
  ndef: () => import('./ndef.mjs'),
  size: () => import('./size.mjs'),
  taps: () => import('./taps.mjs'),
  write: () => import('./write.mjs'),
};

const args = process.argv.slice(2);
const json = args.includes('--json');
const names = args.filter((arg) => !arg.startsWith('--'));
const unknown = names.filter((name) => !(name in BENCHES));
if (unknown.length > 0 || names.length === 0) {
  process.stderr.write(`usage: npm run bench -- <${Object.keys(BENCHES).join('|')}> [--json]\n`);
  process.exit(2);
}

for (const name of names) {
  const { default: measure } = await BENCHES[name]();
  const metrics = await measure();
  if (json) for (const metric of metrics) process.stdout.write(`${JSON.stringify(metric)}\n`);
  else printTable(name, metrics);
}
// The official compiler leaves workers behind that would keep this program alive.
process.exit(0);

function printTable(name, metrics) {
  process.stdout.write(`${name}\n`);
  const width = Math.max(...metrics.map(({ metric }) => metric.length));
  for (const { metric, value, unit, ratio, goal } of metrics) {
    const shown = `${value.toLocaleString('en-US')} ${unit}`.padStart(18);
    const compared = ratio === undefined ? '' : `  ratio ${ratio.toFixed(2)}`;
    process.stdout.write(`  ${metric.padEnd(width)}${shown}${compared}  goal ${goal}\n`);
  }
}
