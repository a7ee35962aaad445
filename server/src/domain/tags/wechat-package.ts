/** Android package that the second record of a tag names (fact sheet B2). */
export const WECHAT_PACKAGE = 'com.tencent.mm';
