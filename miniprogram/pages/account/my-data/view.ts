/** All that is kept about the member, readable. Pure. */
import { grouped, yuan } from '../../../member/format';
import type { Export } from '../api/account';
import { signed } from '../common/amounts';
import { dayAndTime, fullDay } from '../common/times';

export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

const line = (name: string, value: string | null): string => `${name}：${value ?? '未填写'}`;

/** Sections in the order a person looks for them. `now` in milliseconds, for ages in words. */
export function sectionsOf(
  { member, consents, visits, entries, firstSeenAt }: Export,
  now: number,
): Section[] {
  const own: Section = {
    title: '会员资料',
    lines: member
      ? [
          line('会员卡号', member.number),
          line('等级', member.level),
          line('积分', grouped(member.points)),
          line('余额', yuan(member.balanceFen)),
          line('姓名', member.name),
          line('称呼', member.nickname),
          line('生日', member.birthday),
          line('手机号', member.phone),
          line('入会时间', member.since ? fullDay(member.since) : null),
        ]
      : ['您不是会员，没有会员资料。'],
  };
  const cards = (member?.oldCards ?? []).map(
    ({ maskedNumber, points, balanceFen }) =>
      `${maskedNumber}：转入 ${grouped(points)} 积分、${yuan(balanceFen)} 余额`,
  );
  return [
    own,
    { title: '旧会员卡', lines: cards },
    { title: '首次到访', lines: [fullDay(firstSeenAt)] },
    {
      title: '同意记录',
      lines: consents.map(({ version, at }) => `${dayAndTime(at, now)} 同意版本 ${version}`),
    },
    {
      title: '到店记录',
      lines: visits.map(({ at, storeName, terminalName }) =>
        `${dayAndTime(at, now)} ${[storeName, terminalName].filter(Boolean).join(' · ')}`.trim(),
      ),
    },
    {
      title: '积分与余额流水',
      lines: entries.map(({ at, account, amount, reason }) => {
        const its = account === 'balance' ? 'balance' : 'points';
        const name = its === 'points' ? '积分' : '余额';
        return `${dayAndTime(at, now)} ${name} ${signed(its, amount)} ${reason}`.trim();
      }),
    },
  ].filter(({ lines }) => lines.length > 0);
}

export const textOf = (sections: readonly Section[]): string =>
  sections.map(({ title, lines }) => [`【${title}】`, ...lines].join('\n')).join('\n\n');
