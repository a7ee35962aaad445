/** WeChat's own JSON schemas over app, page, sitemap and project configuration; every named component and page exists. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { miniprogram, miniprogramFiles, pagesOf, readJson } from '../lib/miniprogram.mjs';
import { inRoot } from '../lib/report.mjs';

export default async function check(report) {
  const quiet = console.log;
  console.log = () => {};
  const { schemaValidate } = createRequire(inRoot('.ci', 'package.json'))('miniprogram-ci');
  console.log = quiet;

  const validate = (kind, name, json, extra = []) => {
    const { warning, error } = schemaValidate(kind, json);
    const faults = error.map((it) => JSON.stringify(it));
    report.expect(`${name} fits WeChat's schema`, [
      ...faults,
      ...(warning ? [`unknown: ${warning}`] : []),
      ...extra,
    ]);
  };
  const app = readJson('app.json');
  const pages = pagesOf(app);
  validate('app', 'app.json', app, pages.flatMap(missingPageFiles));
  validate(
    'projectconfig',
    'project.config.json',
    JSON.parse(fs.readFileSync(inRoot('project.config.json'), 'utf8')),
  );
  validate('sitemap', 'sitemap.json', readJson(app.sitemapLocation ?? 'sitemap.json'));

  for (const file of miniprogramFiles('.json')) {
    const json = readJson(file);
    const unit = file.replace(/\.json$/, '');
    if (pages.includes(unit))
      validate('page', file, withoutComponentMark(json), missingComponents(file, json));
    else if (json.component)
      report.expect(`${file} names components that exist`, missingComponents(file, json));
  }
  report.expect('app.json names components that exist', missingComponents('app.json', app));
  report.expect('start pages of project.config.json exist', missingStartPages(pages));
  report.say(`${pages.length} pages`);
}

/** A page made by Component() says so in its JSON; the page schema does not know the word. */
const withoutComponentMark = (json) =>
  Object.fromEntries(Object.entries(json).filter(([key]) => key !== 'component'));

const missingPageFiles = (page) =>
  ['.wxml', '.json']
    .filter((ext) => !fs.existsSync(path.join(miniprogram, page + ext)))
    .map((ext) => `${page}${ext} is missing`)
    .concat(
      ['.ts', '.js'].some((ext) => fs.existsSync(path.join(miniprogram, page + ext)))
        ? []
        : [`${page}.ts is missing`],
    );

function missingComponents(file, json) {
  return Object.entries(json.usingComponents ?? {}).flatMap(([name, target]) => {
    const unit = /^[./]/.test(target)
      ? path.posix.join(target.startsWith('/') ? '' : path.posix.dirname(file), target)
      : path.posix.join('miniprogram_npm', target);
    const full = path.join(miniprogram, unit);
    return fs.existsSync(`${full}.json`) && fs.existsSync(`${full}.wxml`)
      ? []
      : [`${name}: there is no ${unit}`];
  });
}

function missingStartPages(pages) {
  const { condition } = JSON.parse(fs.readFileSync(inRoot('project.config.json'), 'utf8'));
  return (condition?.miniprogram?.list ?? [])
    .filter(({ pathName }) => !pages.includes(pathName))
    .map(({ name, pathName }) => `${name}: ${pathName}`);
}
