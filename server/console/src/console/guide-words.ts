import type { GuideStep } from '../api/settings';

interface StepWords {
  title: string;
  /** What to do at WeChat, as the manual says it. */
  how: string;
  /** Section of the settings; null where the step is done elsewhere. */
  at: string | null;
}

/** Every step of the guide in words. */
export const stepWords: Readonly<Record<GuideStep['step'], StepWords>> = {
  mini_program: {
    title: '小程序的 AppID 和 AppSecret',
    how: '在微信公众平台为小程序生成 AppSecret，并把本服务器的出口 IP 加入 IP 白名单。',
    at: 'mini-program',
  },
  service_account: {
    title: '服务号的 AppID 和 AppSecret',
    how: '会员卡属于服务号：需要已认证并开通卡券功能的服务号。',
    at: 'service-account',
  },
  nfc_device: {
    title: 'NFC 设备与 model_id',
    how: '小程序添加服务类目“工具—设备管理”，在“功能 → 硬件设备”登记标签型号，选择一机一码；用常见的标签品牌登记更容易通过审核。',
    at: 'nfc',
  },
  nfc_capability: {
    title: '“NFC 标签调起小程序”能力',
    how: '在“硬件设备”里为该型号申请此能力，等待微信通过。',
    at: 'nfc',
  },
  page_published: {
    title: '发布小程序',
    how: '标签和小程序码打开的页面（会员中心、写卡页）必须在线上版本里。',
    at: null,
  },
  card: {
    title: '会员卡',
    how: '采用已有的会员卡，或在这里新建；新卡要通过微信审核。',
    at: 'card',
  },
  card_form: {
    title: '开卡字段',
    how: '设置顾客开卡时填写的内容；不设置，开卡组件打不开这张卡。',
    at: 'card',
  },
  card_jump: {
    title: '开卡后回到会员中心（跳转型）',
    how: '跳转型会员卡在开卡后自动回到会员中心，由本系统激活。',
    at: 'card',
  },
  card_link: {
    title: '开卡链接',
    how: '开卡组件的参数从开卡链接读出，系统会与微信核对。',
    at: 'card',
  },
  message_push: {
    title: '消息推送',
    how: '在服务号的“服务器配置”里填写推送地址、Token 和 EncodingAESKey，选安全模式。',
    at: 'push',
  },
  open_platform: {
    title: '绑定微信开放平台',
    how: '在 open.weixin.qq.com 把小程序和服务号绑定到同一个账号，系统才能认出两边是同一位顾客。',
    at: null,
  },
  first_tag: {
    title: '写好第一枚标签',
    how: '在“会员领卡用卡入口”点 NFC碰一碰，用具备 NFC 的安卓手机扫写卡码，把标签贴在手机背面。',
    at: null,
  },
};

export const stateWords: Readonly<Record<GuideStep['state'], { sign: string; text: string }>> = {
  passed: { sign: '✓', text: '已就绪' },
  failed: { sign: '✕', text: '有问题' },
  unsure: { sign: '？', text: '待确认' },
  unchecked: { sign: '○', text: '待检查' },
  missing: { sign: '○', text: '待完成' },
};
