/**
 * Draws `pictures/architecture.svg` from `drawing/model.mjs` and the lint rules. `--check`: changes nothing and fails when
 * the picture is not what they say now, or a room of the model is gone.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { mayImport } from '../../.ci/lint/house-rules.mjs';
import { inRoot } from '../../server/scripts/lib/root.mjs';
import { BOXES, FRAME, IMPORTABLE, SHEET, TALKS } from './drawing/model.mjs';

const target = path.join(path.dirname(fileURLToPath(import.meta.url)), 'pictures', 'architecture.svg');
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function draw() {
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SHEET.width} ${SHEET.height}" font-family="system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif" font-size="15" fill="#1a1c1f">`,
    '<title>Architecture of NFC Member Center</title>',
    '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L10 5L0 10z" fill="#0b6e4f"/></marker></defs>',
    `<rect width="${SHEET.width}" height="${SHEET.height}" fill="#f6f7f9"/>`,
    '<text x="40" y="36" font-size="20" font-weight="600">Rooms, who talks to whom, and who may import whom</text>',
    rectangle(FRAME.at, '#eef0f3'),
    `<text x="284" y="392" font-weight="600" fill="#5b6068">${escape(FRAME.title)}</text>`,
    ...BOXES.map(box),
    ...TALKS.map(talk),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

/** The mini-program and the part of it that others may use are one room. */
const isOwn = (sample, file) =>
  file === sample || (sample.startsWith('miniprogram/') && file.startsWith('miniprogram/'));

const rectangle = ([x, y, width, height], fill) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="12" fill="${fill}" stroke="#c9ced6"/>`;

function box({ at, title, words, sample }) {
  const [x, y, width, height] = at;
  const lines = words.map(
    (word, index) =>
      `<text x="${x + 16}" y="${y + 52 + index * 20}" font-size="${width < 250 ? 13 : 15}" fill="#5b6068">${escape(word)}</text>`,
  );
  if (sample) {
    const names = IMPORTABLE.filter(([, file]) => !isOwn(sample, file) && mayImport(sample, file)).map(
      ([name]) => name,
    );
    if (!fs.existsSync(inRoot(...sample.split('/')))) throw new Error(`there is no ${sample}`);
    if (!title.startsWith('typings'))
      lines.push(...imports(names, x + 16, y + height - 14, width > 300 ? 44 : 26));
  }
  return [
    rectangle(at, sample ? '#ffffff' : '#e7f3ee'),
    `<text x="${x + 16}" y="${y + 29}" font-weight="600">${escape(title)}</text>`,
    ...lines,
  ].join('\n');
}

/** The names on as many lines as they need, the last one at `y`. */
function imports(names, x, y, room) {
  const lines = ['may import'];
  for (const name of names.length > 0 ? names : ['nothing']) {
    const last = lines.at(-1);
    const next = `${last}${last === 'may import' ? ' ' : ', '}${name}`;
    if (next.length > room) lines.push(name);
    else lines[lines.length - 1] = next;
  }
  return lines.map(
    (line, index) =>
      `<text x="${x}" y="${y - (lines.length - 1 - index) * 18}" font-size="13" fill="#0b6e4f">${escape(line)}</text>`,
  );
}

function talk({ path: points, word, at }) {
  const line = `<polyline points="${points.map((point) => point.join(',')).join(' ')}" fill="none" stroke="#0b6e4f" stroke-width="1.6" marker-end="url(#tip)"/>`;
  return word
    ? `${line}\n<text x="${at[0]}" y="${at[1]}" font-size="13" fill="#5b6068">${escape(word)}</text>`
    : line;
}

const drawn = draw();
if (process.argv.includes('--check')) {
  if (!fs.existsSync(target) || fs.readFileSync(target, 'utf8') !== drawn) {
    process.stderr.write('tests/e2e/pictures/architecture.svg is stale: run `npm run drawing`\n');
    process.exit(1);
  }
} else {
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, drawn);
}
