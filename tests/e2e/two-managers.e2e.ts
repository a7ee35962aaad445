import type { Locator, Page, Route } from 'playwright-core';
import type { Product, Visit } from './harness';
import { leave, startProduct, visit } from './harness';
import { goTo, look } from './harness/office';

const SIZES = [
  [1440, 900],
  [375, 812],
] as const;
const STORES = '**/api/v1/console/stores*';
const ONE_STORE = '**/api/v1/console/stores/*';

/** Two tabs of one office, a network that fails and a session that ends, while forms are filled in. */
describe('forms that two people fill in, over a bad network', () => {
  let product: Product;
  let office: Visit;
  let mine: Page;
  let theirs: Page;
  beforeAll(async () => {
    product = await startProduct();
    office = await visit('/console/', product.address);
    mine = office.page;
    await mine.getByTestId('demo-login').click();
    await mine.getByRole('heading', { name: '会员领卡用卡入口' }).waitFor();
    theirs = await office.context.newPage();
    await theirs.goto(mine.url());
  });
  afterAll(async () => {
    expect(office.problems).toEqual([]);
    await office.close();
    await leave();
    await product.stop();
  });

  const storeForm = (page: Page): Locator => page.getByRole('dialog', { name: '门店资料' });
  async function openStore(page: Page): Promise<Locator> {
    await page.bringToFront();
    await page.getByRole('button', { name: '太原第一门店，修改门店资料' }).click();
    await storeForm(page).getByLabel('门店名称').waitFor();
    return storeForm(page);
  }
  async function saved(form: Locator): Promise<void> {
    await form.getByTestId('save-store').click();
    await form.waitFor({ state: 'hidden' });
  }

  it('keeps both changes to a store, and asks who changed the same thing second', async () => {
    const first = await openStore(mine);
    const second = await openStore(theirs);
    await second.getByLabel('电话').fill('0351-5550101');
    await second.getByLabel('营业时间').fill('08:00–20:00');
    await saved(second);

    await mine.bringToFront();
    await first.getByLabel('地址').fill('迎泽大街 88 号');
    await first.getByLabel('电话').fill('0351-5550202');
    await first.getByTestId('save-store').click();
    await first.getByText('电话（现在是“0351-5550101”）').waitFor();
    expect(await first.getByLabel('电话').inputValue()).toBe('0351-5550202');
    expect(await first.getByLabel('营业时间').inputValue()).toBe('08:00–20:00');
    await look(office, 'two-managers-store', SIZES);
    await saved(first);

    const again = await openStore(theirs);
    expect(await again.getByLabel('地址').inputValue()).toBe('迎泽大街 88 号');
    expect(await again.getByLabel('电话').inputValue()).toBe('0351-5550202');
    expect(await again.getByLabel('营业时间').inputValue()).toBe('08:00–20:00');
    await theirs.keyboard.press('Escape');
    await again.waitFor({ state: 'hidden' });
  });

  it('adds a store once when the answer is lost, and when its button is pressed twice', async () => {
    await mine.bringToFront();
    await mine.getByTestId('add-store').click();
    const form = mine.getByRole('dialog', { name: '新增门店' });
    await form.getByLabel('机构').fill('太原分公司');
    await form.getByLabel('门店名称').fill('答复丢失店');
    const lose = async (route: Route): Promise<void> => {
      await route.fetch();
      await route.abort('connectionreset');
    };
    await mine.route(STORES, lose, { times: 1 });
    await form.getByTestId('save-store').dblclick();
    await form.getByText('可能已经完成').waitFor();
    await saved(form);
    await mine.getByLabel('搜索机构、门店或门店编码').fill('答复丢失店');
    await mine.getByText('共 1 行').waitFor();
    await mine.getByRole('button', { name: '清除筛选' }).click();
  });

  it('stays open while it saves, and asks before it throws away what was filled in', async () => {
    const form = await openStore(mine);
    await form.getByLabel('地址').fill('迎泽大街 99 号');
    await mine.keyboard.press('Escape');
    const question = mine.getByRole('dialog', { name: '不保存就关闭？' });
    await question.getByRole('button', { name: '继续填写' }).click();
    await question.waitFor({ state: 'hidden' });
    await mine.evaluate(() => void (location.hash = '#/members'));
    const leaving = mine.getByRole('dialog', { name: '不保存就离开？' });
    await leaving.getByRole('button', { name: '继续填写' }).click();
    await leaving.waitFor({ state: 'hidden' });

    const held: Route[] = [];
    await mine.route(ONE_STORE, (route) => void held.push(route), { times: 1 });
    await form.getByTestId('save-store').click();
    await form.locator('.el-button.is-loading').waitFor();
    await mine.keyboard.press('Escape');
    expect(await form.isVisible()).toBe(true);
    await held[0]?.continue();
    await form.waitFor({ state: 'hidden' });
  });

  it('counts choices as filled in when the session ends, and nothing that was saved', async () => {
    await goTo(mine, '商家设置');
    await mine.getByLabel('客服电话').fill('0351-5550303');
    await mine.locator('#s-look').getByRole('button', { name: '保存' }).click();
    await mine.getByText('已保存').waitFor();
    const cookies = await office.context.cookies();
    await office.context.clearCookies();
    await mine.getByRole('button', { name: '刷新' }).click();
    await mine.getByRole('main').locator('[name="loginName"]').waitFor();

    await office.context.addCookies(cookies);
    await mine.reload();
    await mine.locator('#s-nfc').getByText('一型一码').click();
    await office.context.clearCookies();
    await mine.getByRole('button', { name: '刷新' }).click();
    const again = mine.getByRole('dialog', { name: '登录已结束' });
    await again.getByText('您填写的内容还在').waitFor();
    await office.context.addCookies(cookies);
  });

  it('leaves what is being typed alone when another block is saved', async () => {
    await mine.reload();
    await mine.getByLabel('会员权益').fill('只打了一半');
    await mine.locator('#s-rules').getByText('每次（更安全').click();
    await mine.getByText('已保存').waitFor();
    expect(await mine.getByLabel('会员权益').inputValue()).toBe('只打了一半');
  });
});
