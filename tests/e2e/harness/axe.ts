import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { html: string }[];
}

/** Of the preview's own scroller; on no page of a mini-program. */
export const PREVIEW_ONLY = ['scrollable-region-focusable'];

/** Serious and critical faults that axe finds in what is in sight, but for the rules named in `except`. */
export async function seriousFaults(sight: Page | Frame, except: readonly string[] = []): Promise<string[]> {
  await sight.evaluate(AXE);
  const violations = await sight.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    return (await axe.run({ resultTypes: ['violations'] })).violations;
  });
  return violations
    .filter(({ id, impact }) => ['serious', 'critical'].includes(impact) && !except.includes(id))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
