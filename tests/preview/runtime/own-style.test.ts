import { readFileSync } from 'node:fs';
import path from 'node:path';

const CSS = path.join(__dirname, '..', '..', '..', 'preview', 'runtime', 'runtime.css');

it('styles no class that a mini-program’s page may use itself', () => {
  const selectors = readFileSync(CSS, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('{')
    .flatMap((part) => (part.split('}').pop() ?? '').split(','))
    .map((selector) => selector.trim())
    .filter((selector) => selector.includes('.'));
  const own = /^(?:html\[[^\]]+\] )?(?:\.overlay-root\b|[\w-]*\.?wx-|\.navigator-hover|\.button-hover)/;
  expect(selectors.length).toBeGreaterThan(20);
  expect(selectors.filter((selector) => !own.test(selector))).toEqual([]);
});
