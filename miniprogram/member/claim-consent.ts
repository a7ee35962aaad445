/** Consent to the agreement that stands beside 领取: recorded with its version when the member claims, not before. No wx. */
import type { MemberApi } from '../api/member';
import { asFailure } from '../api/failure';
import { newIdempotencyKey } from '../api/idempotency';
import type { Random } from '../platform/clock';
import type { Storage } from '../platform/storage';

const KEY = 'claim-consent';

interface Given {
  readonly version: string;
  readonly key: string;
  /** The server has it. */
  readonly told: boolean;
}

export interface ClaimConsent {
  /** The member claims under this version; nothing happens when that is recorded already. */
  given(version: string): void;
  /** Sends what the server has not heard yet; never rejects. */
  send(): Promise<void>;
}

export interface ClaimConsentPorts {
  readonly storage: Storage;
  readonly random: Random;
  readonly api: Pick<MemberApi, 'consentToClaim'>;
}

export function createClaimConsent({ storage, random, api }: ClaimConsentPorts): ClaimConsent {
  let flight: Promise<void> | null = null;
  const kept = () => storage.read(KEY) as Given | undefined;

  async function tell(given: Given): Promise<void> {
    try {
      await api.consentToClaim(given.version, given.key);
      storage.write(KEY, { ...given, told: true });
    } catch (error) {
      // A version that is no longer in force cannot be agreed to any more; the new one is asked when something needs it.
      if (!asFailure(error).transient) storage.remove(KEY);
    }
  }

  return {
    given(version) {
      if (kept()?.version === version) return;
      storage.write(KEY, { version, key: newIdempotencyKey(random), told: false });
      void this.send();
    },
    async send() {
      const given = kept();
      if (!given || given.told) return;
      flight ??= tell(given).finally(() => {
        flight = null;
      });
      await flight;
    },
  };
}
