/** The two things a merchant's developer edits are here (API address) and in project.config.json (`appid`). */
export type EnvVersion = 'develop' | 'trial' | 'release';

/** Origin of the merchant API by the mini-program's version, without a trailing slash. Trial and release need https and the console's allow-list. */
export const apiOrigins: Readonly<Record<EnvVersion, string>> = {
  develop: 'http://127.0.0.1:3210',
  trial: 'https://members.example.com',
  release: 'https://members.example.com',
};

/** Shown in the version line; a released version's number comes from WeChat. */
export const APP_VERSION = '0.1.0';
