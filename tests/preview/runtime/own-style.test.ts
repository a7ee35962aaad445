import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const STYLES = path.join(__dirname, '..', '..', '..', 'preview', 'runtime', 'styles');

it('styles no class that a mini-program’s page may use itself', () => {
  const selectors = readdirSync(STYLES)
    .map((file) => readFileSync(path.join(STYLES, file), 'utf8'))
    .join('')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('{')
    .flatMap((part) => (part.split('}').pop() ?? '').split(','))
    .map((selector) => selector.trim())
    .filter((selector) => selector.includes('.'));
  const own = /^(?:html\[[^\]]+\] )?(?:\.overlay-root\b|[\w-]*\.?wx-|\.navigator-hover|\.button-hover)/;
  expect(selectors.length).toBeGreaterThan(20);
  expect(selectors.filter((selector) => !own.test(selector))).toEqual([]);
});
