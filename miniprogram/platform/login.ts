/** One-time login codes of WeChat (fact sheet E1): five minutes, spent by their first use. */
export type LoginCodes = () => Promise<string>;

/** Rejects with WeChat's errMsg when no code is to be had. */
export const wxLoginCode: LoginCodes = () =>
  new Promise((resolve, reject) => {
    wx.login({
      timeout: 8000,
      success: ({ code }) => (code ? resolve(code) : reject(new Error('login:fail no code'))),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
