import { browserClock, browserFetch, browserStore } from '../phone/browser/ports';
import { IframeStage } from '../phone/browser/iframe-stage';
import { VirtualPhone } from '../phone/phone';
import type { PhoneUi, WechatUser } from '../phone/ports';
import { profileOf } from '../phone/profiles';
import { wechatService } from '../phone/wechat-service';
import { contentOf } from '../tags/ndef-bytes';
import { button, h, panel } from './dom';
import { cardPack } from './card-pack';
import { CodePicker } from './code-picker';
import { previewHook } from './hook';
import { Overlays } from './overlays';
import { phonePanel } from './panel-phone';
import { TagPanel } from './panel-tags';
import { PhoneFrame } from './phone-frame';
import { Scanner } from './scanner';
import { TagBox } from './tag-box';
import { Tour } from './tour';
import { watchStory } from './tour-watch';
import { drawWechatHome } from './wechat-home';
import { codeOf } from '../phone/host';
import { MERCHANT_APP } from '../phone/phone';

const PROFILE_KEY = 'nfc-preview:phone';
const USER_KEY = 'nfc-preview:user';

const address = new URLSearchParams(location.search);
const store = browserStore(localStorage);
const service = wechatService(location.origin, browserFetch);
const root = document.querySelector('main') ?? document.body;

async function start(): Promise<void> {
  root.replaceChildren(h('p', { class: 'starting', text: '正在连接模拟的微信…' }));
  let users: WechatUser[];
  try {
    users = await service.users();
  } catch (error) {
    root.replaceChildren(unreachable(error));
    return;
  }
  const wanted = address.get('user') ?? sessionStorage.getItem(USER_KEY);
  const user = users.find(({ id }) => id === wanted) ?? users[0];
  if (user === undefined) root.replaceChildren(unreachable(new Error('模拟的微信里没有用户')));
  else build(users, user);
}

function build(users: WechatUser[], user: WechatUser): void {
  const overlays = new Overlays();
  const frame = new PhoneFrame(overlays);
  const box = new TagBox(store, Math.random);
  const tour = new Tour(store);
  const errors: string[] = [];
  const scanner = new Scanner(service, overlays, (text) => phone.scanText(text));
  const openPack = (focus: string | null) =>
    new Promise<void>((resolve) => {
      const open = () => {
        close();
        resolve();
        void phone.openFromCard(MERCHANT_APP);
      };
      const body = cardPack({ service, userId: phone.user.id, focus, open });
      const close = overlays.sheet('card-pack', '卡包', body, resolve);
    });
  const ui: PhoneUi = {
    confirm: (question) => overlays.confirm(question),
    toast: (text) => overlays.toast(text),
    banner: (banner) => overlays.banner(banner),
    scan: () => scanner.ask(),
    cards: (focus) => openPack(focus?.code ?? null),
    vibrated: (kind) => frame.vibrate(kind),
    called: (number) => overlays.toast(`正在呼叫 ${number}`),
  };
  const stage = new IframeStage(frame.stage, new URL('.', location.href).pathname, codeOf);
  const profile = profileOf(address.get('phone') ?? sessionStorage.getItem(PROFILE_KEY));
  const phone = new VirtualPhone(
    { scheduler: browserClock, store, stage, ui, service, fetch: browserFetch, origin: location.origin },
    { profile, user },
  );
  const chooseProfile = (id: typeof profile.id) => {
    sessionStorage.setItem(PROFILE_KEY, id);
    overlays.clear();
    phone.setProfile(id);
  };
  const chooseUser = (next: WechatUser) => {
    sessionStorage.setItem(USER_KEY, next.id);
    overlays.clear();
    phone.setUser(next);
  };
  sessionStorage.setItem(PROFILE_KEY, profile.id);
  sessionStorage.setItem(USER_KEY, user.id);

  const picker = new CodePicker(service, (text) => void scanner.found(text));
  const drawHome = () =>
    drawWechatHome(frame.home, phone, { scan: () => scanner.open(), cards: () => void openPack(null) });
  let homeOf = phone.user.id;
  phone.events.change.listen(() => {
    if (homeOf === phone.user.id) return;
    homeOf = phone.user.id;
    drawHome();
  });
  phone.events.failed.listen(({ appId, error }) => {
    const words = wordsOf(error);
    errors.push(`${appId}: ${words}`);
    console.error(`[${appId}]`, error);
    if (!phone.wechat.apps.has(appId)) overlays.toast(error instanceof Error ? error.message : String(error));
  });
  watchStory({ tour, phone, box, contentOf });

  root.replaceChildren(
    h('div', { class: 'column guide' }, tour.element),
    h('div', { class: 'column centre' }, frame.element),
    h(
      'div',
      { class: 'column tools' },
      new TagPanel(box, phone).element,
      panel('扫一扫', 'panel-scan', picker.element),
      phonePanel(phone, users, { profile: chooseProfile, user: chooseUser }),
    ),
  );
  frame.hold(phone);
  drawHome();

  window.addEventListener('storage', (event) => {
    if (box.isKey(event.key)) box.reload();
  });
  window.addEventListener('focus', () => void picker.refresh());
  window.addEventListener('paste', (event) => picker.paste(event));
  window.addEventListener('resize', () => phone.wechat.front?.running?.resize());

  const scanned = address.get('scan');
  const ready = picker.refresh().then(() => (scanned === null ? undefined : picker.scanPicture(scanned)));
  window.preview = previewHook({
    ready,
    phone,
    box,
    users,
    chooseProfile,
    chooseUser,
    scanText: (text) => scanner.found(text),
    scanPicture: (url) => picker.scanPicture(url),
    ticked: () => tour.ticked(),
    toasts: overlays.said,
    errors,
  });
}

/** An error with where it came from; one of a frame is no `Error` of this window. */
function wordsOf(error: unknown): string {
  const stack = typeof error === 'object' && error !== null && 'stack' in error ? error.stack : null;
  return typeof stack === 'string' ? stack : String(error);
}

function unreachable(error: unknown): HTMLElement {
  return panel(
    '预览暂时不能用',
    'preview-unreachable',
    h('p', { text: error instanceof Error ? error.message : String(error) }),
    h('p', {
      class: 'hint',
      text: '预览只在模拟的微信旁边工作：请用 npm start 启动（WECHAT_MODE=simulator）。',
    }),
    button('重试', 'preview-retry', () => void start(), 'primary'),
  );
}

void start();
