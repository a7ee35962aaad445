import type { WechatCard, WechatService } from '../phone/ports';
import { button, h } from './dom';

const STATUS: Readonly<Record<string, string>> = { NORMAL: '已激活', UNACTIVATED: '未激活' };

/** WeChat's card pack: the cards of this person, each opens the member center or can be deleted. */
export function cardPack(parts: {
  service: WechatService;
  userId: string;
  focus: string | null;
  open: () => void;
}): HTMLElement {
  const { service, userId, focus, open } = parts;
  const body = h('div', { class: 'card-pack', testid: 'card-pack-list' });
  const problem = (error: unknown) => {
    body.replaceChildren(
      h('p', { class: 'problem', text: error instanceof Error ? error.message : String(error) }),
    );
  };
  const row = (card: WechatCard) =>
    h(
      'article',
      { class: card.code === focus ? 'pack-card focus' : 'pack-card', testid: `pack-card-${card.code}` },
      h('strong', { text: card.title }),
      h('span', { class: 'pack-code', text: card.code.replace(/(.{4})(?=.)/gu, '$1 ') }),
      h('span', { class: 'pack-status', text: STATUS[card.status] ?? card.status }),
      h(
        'div',
        { class: 'row' },
        button('会员中心', 'pack-open', open, 'primary'),
        button('删除卡片', 'pack-delete', () => void remove(card), 'quiet'),
      ),
    );
  const remove = (card: WechatCard) => service.deleteCard(userId, card.cardId, card.code).then(load, problem);
  const load = async () => {
    const cards = await service.cards(userId);
    const empty = h('p', { class: 'hint', text: '卡包是空的。领取会员卡后会出现在这里。' });
    body.replaceChildren(...(cards.length === 0 ? [empty] : cards.map(row)));
  };
  load().catch(problem);
  return body;
}
