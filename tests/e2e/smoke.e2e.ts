import type { Visit } from './harness';
import { leave, visit } from './harness';

const PAGES = ['/', '/console/', '/pos/', '/preview/'];

describe('every page of the product', () => {
  let opened: Visit | undefined;

  afterEach(async () => {
    await opened?.close();
  });
  afterAll(leave);

  it.each(PAGES)('%s draws something, without errors and within its security policy', async (path) => {
    opened = await visit(path);
    await opened.page.waitForFunction(() => document.body.innerText.trim().length > 0);
    await opened.screenshot(`smoke${path.replaceAll('/', '-').replace(/-$/, '')}`);
    expect(opened.problems).toEqual([]);
  });
});
