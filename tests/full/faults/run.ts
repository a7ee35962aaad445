/** Every scenario of the fault matrix. Arguments: words that a case's name must hold, or a sort of phone, to run a part. `--cases`: how each ends undisturbed. */
import { allCases, nameOf, runAll } from './matrix';
import { PHONES } from './scenario';

const words = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const isVerbose = process.argv.includes('--cases');
const phone = words.find((word) => word in PHONES) ?? null;
const cases = allCases().filter((one) =>
  words.every((word) => word === phone || nameOf(one).split(' · ').includes(word)),
);
const started = Date.now();
let said = started;
void runAll(cases, phone, ({ scenarios, faults }) => {
  if (Date.now() - said < 10_000) return;
  said = Date.now();
  process.stdout.write(`  … ${scenarios} scenarios, ${faults.length} with faults\n`);
}).then((tally) => {
  for (const { scenario, faults } of tally.faults.slice(0, 200)) {
    process.stdout.write(`FAULT ${scenario}\n${faults.map((fault) => `      ${fault}\n`).join('')}`);
  }
  for (const [ends, count] of [...tally.ends].sort((a, b) => b[1] - a[1]).slice(0, 60)) {
    process.stdout.write(`${String(count).padStart(8)}  ${ends}\n`);
  }
  if (isVerbose) for (const [name, end] of tally.cleanEnds) process.stdout.write(`${name}: ${end}\n`);
  const seconds = Math.round((Date.now() - started) / 1000);
  process.stdout.write(
    `${tally.cases} cases, ${tally.scenarios} scenarios, ${tally.faults.length} with faults, ${seconds} s\n`,
  );
  process.exitCode = tally.faults.length > 0 ? 1 : 0;
});
