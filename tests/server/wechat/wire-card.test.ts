import { wired } from './wired';

/** Paths and field names are those of WeChat's documents, written here by hand: the simulator could share a mistake. */
describe('on the wire, the membership card', () => {
  it('activation, leaving out what was not given', async () => {
    const wire = wired({});
    await wire.service.activate({
      cardId: 'p',
      code: '1',
      membershipNumber: 'M',
      initBalance: 0,
      customFieldValues: ['a', 'b'],
    });
    expect(wire.last()).toEqual({
      method: 'POST',
      path: '/card/membercard/activate?access_token=TOKEN',
      body: {
        card_id: 'p',
        code: '1',
        membership_number: 'M',
        init_balance: 0,
        init_custom_field_value1: 'a',
        init_custom_field_value2: 'b',
      },
    });
  });

  it('an update', async () => {
    const wire = wired({ result_bonus: '12', openid: 'o' });
    const result = await wire.service.updateUser({
      cardId: 'p',
      code: '1',
      bonus: 12,
      recordBonus: '消费',
      notify: { bonus: true },
    });
    expect(result).toEqual({ bonus: 12, balance: null, openid: 'o' });
    expect(wire.last()).toMatchObject({
      path: '/card/membercard/updateuser?access_token=TOKEN',
      body: {
        card_id: 'p',
        code: '1',
        bonus: 12,
        record_bonus: '消费',
        notify_optional: { is_notify_bonus: true, is_notify_balance: false },
      },
    });
  });

  it('the activation form', async () => {
    const wire = wired({});
    await wire.service.setActivateForm({
      cardId: 'p',
      required: { canModify: false, commonFieldIds: ['USER_FORM_INFO_FLAG_MOBILE'] },
      optional: { canModify: true, commonFieldIds: [], customFields: ['爱好'] },
      serviceStatement: { name: '守则', url: 'https://example.com' },
    });
    expect(wire.last()).toEqual({
      method: 'POST',
      path: '/card/membercard/activateuserform/set?access_token=TOKEN',
      body: {
        card_id: 'p',
        service_statement: { name: '守则', url: 'https://example.com' },
        required_form: { can_modify: false, common_field_id_list: ['USER_FORM_INFO_FLAG_MOBILE'] },
        optional_form: { can_modify: true, common_field_id_list: [], custom_field_list: ['爱好'] },
      },
    });
  });

  it('a jump-mode card is created with one-click activation', async () => {
    const wire = wired({ card_id: 'p1' });
    const jump = {
      url: 'https://example.com',
      miniProgramUserName: 'gh_1@app',
      miniProgramPage: 'pages/member/index',
    };
    const created = await wire.service.createCard({
      title: '会员卡',
      brandName: '商家',
      logoUrl: 'https://example.com/l.png',
      color: 'Color010',
      notice: '出示',
      description: '说明',
      prerogative: '特权',
      quantity: 5,
      supplyBonus: true,
      jump,
    });
    expect(created).toEqual({ cardId: 'p1' });
    expect(wire.last()).toMatchObject({
      path: '/card/create?access_token=TOKEN',
      body: {
        card: {
          card_type: 'MEMBER_CARD',
          member_card: {
            wx_activate: true,
            wx_activate_after_submit: true,
            wx_activate_after_submit_url: 'https://example.com',
            activate_app_brand_user_name: 'gh_1@app',
            activate_app_brand_pass: 'pages/member/index',
            prerogative: '特权',
            base_info: {
              title: '会员卡',
              brand_name: '商家',
              date_info: { type: 'DATE_TYPE_PERMANENT' },
              sku: { quantity: 5 },
            },
          },
        },
      },
    });
  });
});
