import { spanText } from './age';

/**
 * How this screen stands with the server. `asOf`: until when what it shows is known to be true; null before it ever
 * was. Times in ms of this machine's clock.
 */
export type Link =
  | { readonly name: 'connecting' }
  | { readonly name: 'live'; readonly heardAt: number }
  | { readonly name: 'reconnecting'; readonly since: number; readonly asOf: number | null }
  | { readonly name: 'offline'; readonly since: number; readonly asOf: number | null }
  | {
      readonly name: 'refused';
      readonly since: number;
      readonly asOf: number | null;
      readonly message: string;
    }
  | { readonly name: 'revoked' };

export type LinkNews =
  /** The stream is open and the queue was read. */
  | { readonly is: 'opened'; readonly at: number }
  /** A byte came. */
  | { readonly is: 'heard'; readonly at: number }
  /** No connection, or it ended. */
  | { readonly is: 'lost'; readonly at: number }
  /** This machine says that it has no network. */
  | { readonly is: 'unplugged'; readonly at: number }
  /** The server answered, and the answer was no. */
  | { readonly is: 'refused'; readonly at: number; readonly message: string }
  | { readonly is: 'revoked' };

/** Without a connection for so long, the cashier should do without it. */
const GIVE_UP_MS = 20_000;

const asOf = (link: Link): number | null => {
  if (link.name === 'live') return link.heardAt;
  return link.name === 'connecting' || link.name === 'revoked' ? null : link.asOf;
};
const since = (link: Link, at: number): number => ('since' in link ? link.since : at);

/** What is known after a piece of news. A revoked key stays revoked. */
export function nextLink(link: Link, news: LinkNews): Link {
  if (link.name === 'revoked') return link;
  switch (news.is) {
    case 'revoked':
      return { name: 'revoked' };
    case 'opened':
      return { name: 'live', heardAt: news.at };
    case 'heard':
      return link.name === 'live' ? { name: 'live', heardAt: news.at } : link;
    case 'unplugged':
      return { name: 'offline', since: since(link, news.at), asOf: asOf(link) };
    case 'refused':
      return { name: 'refused', since: since(link, news.at), asOf: asOf(link), message: news.message };
    case 'lost': {
      const began = since(link, news.at);
      const name = news.at - began >= GIVE_UP_MS ? 'offline' : 'reconnecting';
      return { name, since: began, asOf: asOf(link) };
    }
  }
}

/** Whether what is on the screen may be taken for the present. */
export const isFresh = (link: Link): boolean => link.name === 'live';

/** The line at the top: shape, word and, when the screen stands still, since when. */
export function linkText(link: Link, now: number): string {
  switch (link.name) {
    case 'connecting':
      return '○ 正在连接';
    case 'live':
      return '● 在线';
    case 'reconnecting':
      return `△ 网络断开 ${spanText(now - link.since)}`;
    case 'offline':
      return `△ 已离线 ${spanText(now - link.since)}`;
    case 'refused':
      return `△ 服务器暂不可用`;
    case 'revoked':
      return '× 已解除配对';
  }
}

/** What to tell the cashier while the screen stands still; null when it does not. */
export function staleText(link: Link, now: number): string | null {
  switch (link.name) {
    case 'connecting':
    case 'live':
    case 'revoked':
      return null;
    case 'reconnecting':
    case 'offline':
    case 'refused': {
      const cause = link.name === 'refused' ? link.message : '连接不上服务器，请检查网络。';
      const list =
        link.asOf === null ? '还没有取到名单。' : `下面的名单停在 ${spanText(now - link.asOf)}前，不是现在。`;
      return `${cause}${list}正在自动重连，恢复后会补上断开期间的到店。`;
    }
  }
}
