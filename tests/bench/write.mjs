/** From tap to verified: calls through wx and time in the air against the physical bound. See write.ts. */
import { importTypeScript } from './lib/typescript.mjs';

const ratio = (value) => Number(value.toFixed(3));

export default async function measure() {
  const { measureWrite } = await importTypeScript('tests/bench/write.ts');
  const air = await measureWrite(0);
  const withBridge = await measureWrite(5);
  const goals = { calls: '<= 10', ratio: '<= 1.25', printed: 'printed only' };
  return [
    ['', 'fresh'],
    ['first_on_phone_', 'first'],
    ['rewrite_', 'again'],
  ].flatMap(([prefix, which]) => {
    const { calls, time, bound } = air[which];
    const bridged = withBridge[which];
    const judged = which === 'fresh';
    return [
      {
        metric: `${prefix}bridge_calls`,
        value: calls,
        unit: 'calls',
        goal: judged ? goals.calls : goals.printed,
      },
      {
        metric: `${prefix}rf_time`,
        value: ratio(time),
        unit: 'ms',
        baseline: ratio(bound),
        ratio: ratio(time / bound),
        goal: judged ? goals.ratio : goals.printed,
      },
      {
        metric: `${prefix}rf_time_with_bridge_5ms`,
        value: ratio(bridged.time),
        unit: 'ms',
        baseline: ratio(bridged.bound),
        ratio: ratio(bridged.time / bridged.bound),
        goal: goals.printed,
      },
    ];
  });
}
