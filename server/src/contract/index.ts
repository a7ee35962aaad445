import * as console_ from './console';
import * as consoleOwnPhone from './console-own-phone';
import * as consoleAccount from './console-account';
import * as consoleGuide from './console-guide';
import * as consoleEntrances from './console-entrances';
import * as consoleWriteCodes from './console-write-codes';
import * as consolePlaces from './console-places';
import * as consoleSettings from './console-settings';
import * as consoleCard from './console-card';
import * as consoleImports from './console-imports';
import * as consoleExports from './console-exports';
import * as consoleMany from './console-many';
import * as consoleMaterials from './console-materials';
import * as consoleFrontDesk from './console-front-desk';
import * as consoleAudit from './console-audit';
import * as consoleFactory from './console-factory';
import * as consoleSchemes from './console-schemes';
import * as consoleFigures from './console-figures';
import * as consoleRegisterFiles from './console-register-files';
import * as consoleMembers from './console-members';
import * as consoleRefunds from './console-refunds';
import * as consoleStaff from './console-staff';
import * as consoleTags from './console-tags';
import * as member from './member';
import * as memberAccount from './member-account';
import * as memberAgreements from './member-agreements';
import * as memberLeaving from './member-leaving';
import * as memberPlaces from './member-places';
import * as memberRecords from './member-records';
import type { RouteContract } from './route';
import * as staff from './staff';
import * as staffAccess from './staff-access';
import * as terminal from './terminal';
import * as terminalBindings from './terminal-bindings';
import * as terminalLedger from './terminal-ledger';
import * as wechat from './wechat';

/** Every route of the API; a test fails when one is not served, or one is served that is not here. */
export const routes: readonly RouteContract[] = [
  member,
  memberAccount,
  memberAgreements,
  memberLeaving,
  memberPlaces,
  staff,
  staffAccess,
  terminal,
  terminalBindings,
  memberRecords,
  terminalLedger,
  console_,
  consoleEntrances,
  consoleWriteCodes,
  consoleImports,
  consoleExports,
  consoleMany,
  consoleMaterials,
  consoleFrontDesk,
  consoleStaff,
  consoleTags,
  consoleAudit,
  consoleSchemes,
  consoleFigures,
  consoleFactory,
  consoleMembers,
  consoleRegisterFiles,
  consoleRefunds,
  consoleOwnPhone,
  consoleAccount,
  consoleGuide,
  consolePlaces,
  consoleSettings,
  consoleCard,
  wechat,
].flatMap((room) => Object.values(room).filter(isRoute));

function isRoute(value: unknown): value is RouteContract {
  return (
    typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'who' in value
  );
}
