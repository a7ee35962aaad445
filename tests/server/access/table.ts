/** Callers of the walk. `member` holds a session of the mini-program, member or not. */
const consoleCallers = [
  'console owner',
  'console operator',
  'console store_manager',
  'console writer',
  'console cashier',
] as const;
const phoneCallers = [
  'phone owner',
  'phone operator',
  'phone store_manager',
  'phone writer',
  'phone cashier',
] as const;
export const callers = [
  'anonymous',
  'member',
  'write code',
  'terminal',
  ...phoneCallers,
  ...consoleCallers,
] as const;
export type CallerName = (typeof callers)[number];

type Rule = readonly CallerName[] | 'everybody' | 'wechat';

const member: Rule = ['member'];
const writeCode: Rule = ['write code'];
const terminal: Rule = ['terminal'];
const owner: Rule = ['console owner'];
const leads: Rule = ['console owner', 'console operator'];
const managers: Rule = [...leads, 'console store_manager'];
const writers: Rule = [...managers, 'console writer'];
const staff: Rule = consoleCallers;

/**
 * Who may call what. The one table of product and operations: written by hand, apart from the contract, and compared with
 * what the server does. A route that is missing here fails the test; `everybody` proves nothing but what the body says,
 * `wechat` is proven by a signature.
 */
export const access: Readonly<Record<string, Rule>> = {
  // Mini-program
  memberBootstrap: 'everybody',
  memberSession: 'everybody',
  memberActivation: member,
  memberAgreement: member,
  memberAgreements: member,
  memberBindingRequest: member,
  memberBindingState: member,
  memberCardCheck: member,
  memberCodes: member,
  memberConfirm: member,
  memberConfirmations: member,
  memberConsent: member,
  memberExport: member,
  memberLeave: member,
  memberLeavingTerms: member,
  memberPhone: member,
  memberProfile: member,
  memberProfileChange: member,
  memberReceipts: member,
  memberRecognition: member,
  memberRecords: member,
  memberRefuse: member,
  memberStore: member,
  memberStores: member,

  // Write page and staff on phones
  staffChipLookup: writeCode,
  staffSchemeLookup: writeCode,
  staffTagWrite: writeCode,
  staffWriteCodePicture: writeCode,
  staffWriteSession: writeCode,
  staffInvitation: 'everybody',
  staffInvitationAccept: 'everybody',
  staffSession: 'everybody',
  staffTagPassword: ['phone owner', 'phone operator', 'phone store_manager', 'phone writer'],

  // Front desk
  terminalPairing: 'everybody',
  terminalAccept: terminal,
  terminalBinding: terminal,
  terminalBindingConfirm: terminal,
  terminalBindingRefuse: terminal,
  terminalClear: terminal,
  terminalConfirmation: terminal,
  terminalConfirmationAsk: terminal,
  terminalConfirmationWithdraw: terminal,
  terminalEvents: terminal,
  terminalHeartbeat: terminal,
  terminalIdentify: terminal,
  terminalLedgerEntries: terminal,
  terminalLedgerEntry: terminal,
  terminalLedgerReverse: terminal,
  terminalMemberSearch: terminal,
  terminalSelf: terminal,
  terminalTaps: terminal,
  terminalWriteCode: terminal,

  // Console: coming in
  consoleEnvironment: 'everybody',
  consoleLogin: 'everybody',
  consoleJoin: 'everybody',
  consoleSignUp: 'everybody',
  consoleWelcome: 'everybody',
  consoleLogout: staff,
  consoleMe: staff,
  consolePassword: staff,

  // Console: entrances, tags, terminals
  consoleEntrancePicture: staff,
  consoleEntranceSwitch: managers,
  consoleImport: leads,
  consoleImportCancel: leads,
  consoleImportConfirm: leads,
  consoleImportFaults: leads,
  consoleImportFile: leads,
  consoleImportReport: leads,
  consoleImportStart: leads,
  consoleImportTemplate: leads,
  consoleImports: leads,
  consoleOldMembersExport: leads,
  consoleStoresExport: leads,
  consoleEntrancesSwitch: managers,
  consoleEntrances: staff,
  consoleOrganisations: staff,
  consolePairingCode: managers,
  consoleTagActs: managers,
  consoleStore: staff,
  consoleStoreAdd: leads,
  consoleStoreChange: leads,
  consoleTagHistory: staff,
  consoleTagMoves: managers,
  consoleTagRegister: staff,
  consoleTagsFile: managers,
  consoleTags: staff,
  consoleTerminalAdd: leads,
  consoleTerminalRename: leads,
  consoleTerminalRevoke: managers,
  consoleTerminals: staff,
  consoleWriteCode: writers,
  consoleWriteCodePicture: staff,
  consoleWriteCodeRevoke: managers,

  // Console: taps
  consoleFigures: managers,
  consoleFiguresBy: managers,
  consoleFiguresFile: managers,

  // Console: materials; the blank ones are public
  blankLandscapePdf: 'everybody',
  blankLandscapePng: 'everybody',
  blankLandscapeSvg: 'everybody',
  blankPortraitPdf: 'everybody',
  blankPortraitPng: 'everybody',
  blankPortraitSvg: 'everybody',
  consoleCodeForPrint: staff,
  consoleCodeSvg: staff,
  consoleMaterialDesign: staff,
  consoleMaterialPdf: staff,
  consoleMaterialPng: staff,
  consoleMaterialSheets: staff,
  consoleMaterialSvg: staff,
  consoleMaterialsZip: staff,

  // Console: front desk
  consoleFrontDesk: leads,
  consoleLedgerAdjust: leads,
  consolePickRule: leads,
  consoleWebhookPause: leads,
  consoleWebhookRemove: leads,
  consoleWebhookTest: leads,
  consoleWebhookSet: leads,

  // Console: schemes and tags in bulk
  consoleFactoryFileCsv: leads,
  consoleFactoryFileXlsx: leads,
  consoleReadback: leads,
  consoleReadbackCheck: leads,
  consoleReadbackRegister: leads,
  consoleReadbackReport: leads,
  consoleReadbackRows: leads,
  consoleReadbacks: leads,
  consoleSchemeQueueResume: leads,
  consoleSchemes: leads,
  consoleTagOrder: leads,
  consoleTagOrderMove: leads,

  // Console: people
  consoleAudit: leads,
  consoleAuditFile: leads,
  consoleMember: managers,
  consoleMemberEntries: managers,
  consoleMemberTaps: managers,
  consoleMembers: managers,
  consoleMembersFile: leads,
  consoleRefundLookup: managers,
  consoleRefundSettle: managers,
  consoleOwnPhoneLink: staff,
  consoleOwnPhoneLinkPicture: staff,
  consoleStaff: leads,
  consoleStaffChange: owner,
  consoleStaffInvitationPicture: owner,
  consoleStaffInvitationRevoke: owner,
  consoleStaffInvite: owner,
  consoleTagPasswordKeyRotate: owner,
  consoleTagPasswordKeys: leads,
  consoleWritePolicy: owner,

  // Console: settings and guide
  consoleAgreementPublish: leads,
  consoleCardAdopt: owner,
  consoleCardCreate: owner,
  consoleCardForm: owner,
  consoleGuide: leads,
  consoleMiniProgram: owner,
  consoleNfcModel: owner,
  consolePreflight: leads,
  consolePushKeys: owner,
  consoleServiceAccount: owner,
  consoleSettings: leads,
  consoleSettingsChange: leads,

  wechatPush: 'wechat',
  wechatPushCheck: 'wechat',

  // Opens beside the simulated platform on this machine only; who calls does not matter there.
  consoleDemoLogin: 'everybody',
};
