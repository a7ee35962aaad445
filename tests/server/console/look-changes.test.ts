import type { Settings } from '../../../server/console/src/api/settings';
import { changesIn } from '../../../server/console/src/console/settings/look-changes';

const shown = {
  merchantName: '晋业示范商家',
  card: { title: '会员卡' },
  look: { brandColor: '#07C160', benefits: ['积分'], servicePhone: null, logo: null, contrast: 4.5 },
} as unknown as Settings;
const form = {
  merchantName: '晋业示范商家',
  cardTitle: '会员卡',
  brandColor: '#07C160',
  benefits: ['积分'],
  servicePhone: null,
  logo: null,
};

it('sends what the person changed and nothing else, so that another one’s change stays', () => {
  expect(changesIn(form, shown)).toEqual({});
  expect(changesIn({ ...form, servicePhone: '0351-1234567' }, shown)).toEqual({
    servicePhone: '0351-1234567',
  });
  expect(changesIn({ ...form, benefits: ['积分', '生日礼'], logo: 'data:' }, shown)).toEqual({
    benefits: ['积分', '生日礼'],
    logo: 'data:',
  });
});
