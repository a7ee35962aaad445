/** WeChat's privacy authorisation (fact sheet E6): asked when, and only when, something needs it. Refused is a state. */

/**
 * granted: go on. refused: the person said no; WeChat asks again only after some ten seconds. undeclared: the merchant has
 * not declared this use in the privacy guide, nobody on this phone can help.
 */
export type PrivacyAnswer = 'granted' | 'refused' | 'undeclared';

/** What shows WeChat's question in our own words; called with how to answer. */
export type PrivacyAsker = (answer: (agreed: boolean) => void) => void;

export interface Privacy {
  /** Asks where it was not agreed before. WeChat older than 2.32.3 does not ask. */
  require(): Promise<PrivacyAnswer>;
  /** The page on screen shows the question; the returned function stops that. Without anybody it counts as refused. */
  askThrough(asker: PrivacyAsker): () => void;
  /** Opens WeChat's copy of the guide. */
  openGuide(): void;
}

/** Id of the button with open-type agreePrivacyAuthorization; WeChat wants to know which one was pressed. */
export const AGREE_BUTTON = 'privacy-agree';

const UNDECLARED = 112;
const REFUSED: readonly number[] = [103, 104];

/** What an errno of an interface that handles personal data says; null when it is about something else. */
export function privacyFault(errno: number | undefined): Exclude<PrivacyAnswer, 'granted'> | null {
  if (errno === UNDECLARED) return 'undeclared';
  return errno !== undefined && REFUSED.includes(errno) ? 'refused' : null;
}

/** The part of wx that asks; absent in an old WeChat. The typings name no `errno`, and the listener's wrongly. */
export interface PrivacyApis {
  requirePrivacyAuthorize?(options: {
    success(): void;
    fail(failure: { errMsg: string; errno?: number }): void;
  }): void;
  onNeedPrivacyAuthorization?(
    listener: (
      resolve: (answer: { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string }) => void,
    ) => void,
  ): void;
  openPrivacyContract?(options: object): void;
}

export function createPrivacy(apis: PrivacyApis): Privacy {
  const askers: PrivacyAsker[] = [];
  let listening = false;

  /** WeChat keeps one listener and has no way to take it back: registered with the first page that can ask. */
  function listen(): void {
    if (listening) return;
    listening = true;
    apis.onNeedPrivacyAuthorization?.((resolve) => {
      const asker = askers[askers.length - 1];
      if (!asker) {
        resolve({ event: 'disagree' });
        return;
      }
      resolve({ event: 'exposureAuthorization' });
      asker((agreed) => resolve(agreed ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' }));
    });
  }

  return {
    require: () =>
      new Promise((resolve) => {
        if (!apis.requirePrivacyAuthorize) {
          resolve('granted');
          return;
        }
        apis.requirePrivacyAuthorize({
          success: () => resolve('granted'),
          fail: ({ errno }) => resolve(privacyFault(errno) ?? 'refused'),
        });
      }),
    askThrough(asker) {
      listen();
      askers.push(asker);
      return () => {
        const at = askers.indexOf(asker);
        if (at >= 0) askers.splice(at, 1);
      };
    },
    openGuide() {
      apis.openPrivacyContract?.({ fail: () => undefined });
    },
  };
}
