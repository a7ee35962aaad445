import type { RouteContract } from '../../../server/src/contract/route';
import { accountActs } from './account-acts';
import type { ActCase } from './act';
import { claimActs } from './claim-acts';
import { entranceActs } from './entrance-acts';
import { frontDeskActs } from './front-desk-acts';
import { importActs } from './import-acts';
import { memberActs } from './member-acts';
import { schemeActs } from './scheme-acts';
import { staffActs } from './staff-acts';
import { terminalActs } from './terminal-acts';
import { writeActs } from './write-acts';

/**
 * How every act of the contract is asked for. A test fails for an act that is missing here: whoever adds one says how
 * it is retried.
 */
export const acts: Readonly<Record<RouteContract['id'], ActCase>> = {
  ...claimActs,
  ...memberActs,
  ...writeActs,
  ...staffActs,
  ...accountActs,
  ...terminalActs,
  ...frontDeskActs,
  ...entranceActs,
  ...importActs,
  ...schemeActs,
};
