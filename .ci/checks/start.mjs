/** `npm start` after a fresh build answers within 15 s, says one address, and stops when asked. */
import fs from 'node:fs';
import { startProduct } from '../../tests/e2e/harness/product.cjs';
import { inRoot } from '../lib/report.mjs';

const LIMIT_S = 15;
const ADDRESS = /https?:\/\/[\w.:[\]-]+/;
const PAGES = ['/', '/console/', '/pos/', '/preview/', '/openapi.json'];

export default async function check(report) {
  for (const built of [
    ['server', 'dist'],
    ['preview', 'dist'],
  ])
    fs.rmSync(inRoot(...built), { recursive: true, force: true });
  const product = await startProduct();
  try {
    report.say(`answered after ${product.seconds.toFixed(1)} s, build included`);
    report.expect(
      `npm start answers within ${LIMIT_S} s`,
      product.seconds <= LIMIT_S ? [] : [`${product.seconds} s`],
    );
    for (let tries = 0; tries < 50 && !ADDRESS.test(product.output()); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const told = new Set(product.output().match(new RegExp(ADDRESS, 'g')) ?? []);
    report.expect(
      'npm start prints one address',
      told.size === 1 ? [] : [[...told].join(' '), product.output()],
    );
    for (const page of PAGES) {
      const answer = await fetch(product.address + page);
      report.expect(
        `${page} answers`,
        answer.ok ? [] : [`${answer.status} ${(await answer.text()).slice(0, 300)}`],
      );
    }
  } finally {
    await product.stop();
  }
}
