import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../miniprogram');
const read = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));
const app = read('app.json') as {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
  lazyCodeLoading: string;
  darkmode: boolean;
  style?: string;
};
const pages = [
  ...app.pages,
  ...app.subPackages.flatMap((it) => it.pages.map((page) => `${it.root}/${page}`)),
];

it('keeps every page that tags and printed codes point to', () => {
  expect(app.pages[0]).toBe('pages/member/index');
  expect(pages).toEqual(
    expect.arrayContaining(['pages/member/index', 'staff/pages/nfc-write/index', 'staff/pages/join/index']),
  );
});

it('lists only pages that are there', () => {
  for (const page of pages)
    for (const kind of ['ts', 'json', 'wxml'])
      expect([page, kind, fs.existsSync(path.join(root, `${page}.${kind}`))]).toEqual([page, kind, true]);
});

it('leaves members without the staff package, and search without staff pages and codes', () => {
  expect(app.pages.filter((page) => page.startsWith('staff/'))).toEqual([]);
  const { rules } = read('sitemap.json') as { rules: { action: string; page: string }[] };
  expect(rules).toEqual([
    { action: 'allow', page: 'pages/member/index' },
    { action: 'disallow', page: '*' },
  ]);
});

it('loads code on demand, follows dark mode, and leaves Vant’s styles alone', () => {
  expect(app).toMatchObject({ lazyCodeLoading: 'requiredComponents', darkmode: true });
  expect(app.style).toBeUndefined();
});

it('names every theme variable for both themes', () => {
  const theme = read('theme.json') as Record<'light' | 'dark', Record<string, string>>;
  expect(Object.keys(theme.light)).toEqual(Object.keys(theme.dark));
  const used = fs.readFileSync(path.join(root, 'app.json'), 'utf8').match(/"@(\w+)"/g) ?? [];
  expect(used.map((it) => it.slice(2, -1)).filter((it) => !(it in theme.light))).toEqual([]);
});

/** Every template of the mini-program, npm packages apart. */
function templates(folder = root): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'miniprogram_npm' ? [] : templates(file);
    return entry.name.endsWith('.wxml') ? [file] : [];
  });
}

it('lets only <text> be selected: WeChat knows no such attribute on a view', () => {
  const faults = templates().flatMap((file) =>
    (fs.readFileSync(file, 'utf8').match(/<[\w-]+[^<>]*\suser-select\b/g) ?? []).filter(
      (tag) => !tag.startsWith('<text '),
    ),
  );
  expect(faults).toEqual([]);
});

it('asks the network for nothing but the API', () => {
  const faults: string[] = [];
  const look = (folder: string) => {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'miniprogram_npm') look(file);
      } else if (/\.(wxss|wxml)$/.test(entry.name)) {
        const text = fs.readFileSync(file, 'utf8').replace(/http:\/\/www\.w3\.org\/2000\/svg/g, '');
        if (/https?:|url\(["']?\/\//.test(text)) faults.push(path.relative(root, file));
      }
    }
  };
  look(root);
  expect(faults).toEqual([]);
});
