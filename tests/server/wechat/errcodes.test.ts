import { ERRCODES, meaningOf } from '../../../server/src/wechat/errcodes';

/** Every code that WeChat's documents (and, for 9800010, user reports) name for the calls we make. */
const DOCUMENTED = [
  // tokens and credentials
  -1, 40001, 40002, 40013, 40014, 40125, 40164, 41001, 41002, 41004, 42001, 45009, 45011, 47001, 48001,
  // login and phone number
  40029, 40163, 40226,
  // NFC schemes
  40165, 40212, 44990, 44993, 85079, 85400, 85402, 85403, 9800003, 9800007, 9800008, 9800009, 9800010,
  // mini-program codes
  40097, 40169, 41030,
  // member cards
  40056, 40071, 40073, 40075, 40078, 40080, 40099, 40127, 45021, 45030, 45031, 72003, 72011, 72012, 72016,
  72026,
];

describe('the table of WeChat errcodes', () => {
  it.each(DOCUMENTED)('explains %i in Chinese with a next step', (errcode) => {
    const meaning = ERRCODES[errcode];
    expect(meaning?.cause).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(meaning?.nextStep).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(meaning?.kind).not.toBe('unexpected');
  });

  it('reads a refused credential on the token call as a wrong AppSecret', () => {
    expect(meaningOf(40001, '/cgi-bin/stable_token').kind).toBe('credential');
    expect(meaningOf(40001, '/card/get').kind).toBe('token');
  });
});
