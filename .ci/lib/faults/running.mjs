import { append, put } from './changes.mjs';

/** What only shows when something is run. */
export const RUNNING = [
  {
    check: 'tests',
    what: 'a failing test',
    file: 'tests/server/fault.test.ts',
    change: put("it('fails', () => expect(1).toBe(2));\n"),
  },
  {
    check: 'postgres',
    what: 'SQL that only SQLite understands',
    file: 'server/src/db/dialect.ts',
    change: (text) => text.replace("'ilike' : 'like'", "'glob' : 'like'"),
  },
  {
    check: 'start',
    what: 'a server that does not build',
    file: 'server/src/main.ts',
    change: append("\nimport './nowhere';\n"),
  },
  {
    check: 'start',
    what: 'a second address',
    file: 'server/src/main.ts',
    change: append("\nconsole.log('http://127.0.0.1:9');\n"),
  },
  {
    check: 'end-to-end',
    what: 'a page that fails',
    file: 'server/console/pos/index.html',
    change: (text) => text.replace('</body>', '<script type="module">throw new Error("x")</script></body>'),
  },
];
