/** One-time login codes of WeChat (fact sheet E1): five minutes, spent by their first use. */
export type LoginCodes = () => Promise<string>;

/** WeChat gave no code. */
export class LoginRefused extends Error {
  /** `errno` of WeChat's general error codes, where it gave one. */
  readonly errno: number | null;

  constructor(errMsg: string, errno: number | null = null) {
    super(errMsg);
    this.name = 'LoginRefused';
    this.errno = errno;
  }
}

/** Rejects with LoginRefused when no code is to be had. */
export const wxLoginCode: LoginCodes = () =>
  new Promise((resolve, reject) => {
    wx.login({
      timeout: 8000,
      success: ({ code }) => (code ? resolve(code) : reject(new LoginRefused('login:fail no code'))),
      // Newer base libraries add `errno`; the typings do not name it for this call.
      fail: (error) => {
        const { errMsg, errno } = error as { errMsg: string; errno?: number };
        reject(new LoginRefused(errMsg, errno ?? null));
      },
    });
  });
