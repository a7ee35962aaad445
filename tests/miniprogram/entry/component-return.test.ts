import { CARD_COMPONENT, readComponentReturn } from '../../../miniprogram/entry/component-return';

const data = { activate_ticket: 'T', card_id: 'C', code: '1900' };
const back = (extraData?: unknown) => ({ scene: 1038, referrerInfo: { appId: CARD_COMPONENT, extraData } });

it.each([
  ['no referrer', { scene: 1001 }, 'elsewhere'],
  ['another mini-program', { scene: 1038, referrerInfo: { appId: 'wx0', extraData: data } }, 'elsewhere'],
  ['the component without data', back(), 'empty'],
  ['the component with null', back(null), 'empty'],
  ['the component with an empty object', back({}), 'empty'],
  ['the component with text', back('T'), 'empty'],
  ['data without a code', back({ ...data, code: '' }), 'empty'],
  ['data with a number for a ticket', back({ ...data, activate_ticket: 7 }), 'empty'],
  ['all three parts', back(data), 'submitted'],
])('a return with %s is %s', (_, facts, kind) => {
  expect(readComponentReturn(facts).kind).toBe(kind);
});

it('hands the three parts over in our own words', () => {
  expect(readComponentReturn(back(data))).toEqual({
    kind: 'submitted',
    ticket: { activateTicket: 'T', cardId: 'C', code: '1900' },
  });
});
