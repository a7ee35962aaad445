/** Shapes of the merchant API, taken from the generated contract; no run-time code. */
import type { operations } from '../../typings/contract';

/** Operations this mini-program calls. */
export type OperationId =
  | 'memberSession'
  | 'memberBootstrap'
  | 'memberActivation'
  | 'memberCardCheck'
  | 'memberCodes'
  | 'memberRecognition'
  | 'memberReceipts'
  | 'memberRecords'
  | 'memberConfirmations'
  | 'memberConfirm'
  | 'memberRefuse'
  | 'memberStores'
  | 'memberStore'
  | 'memberProfile'
  | 'memberProfileChange'
  | 'memberPhone'
  | 'memberAgreements'
  | 'memberAgreement'
  | 'memberConsent'
  | 'memberBindingRequest'
  | 'memberBindingState'
  | 'memberLeavingTerms'
  | 'memberLeave'
  | 'memberExport'
  | 'staffWriteSession'
  | 'staffWriteCodePicture'
  | 'staffTagWrite'
  | 'staffSchemeLookup'
  | 'staffChipLookup'
  | 'staffSession'
  | 'staffInvitation'
  | 'staffInvitationAccept'
  | 'staffTagPassword';

export type Answer<Op extends OperationId> = operations[Op]['responses'][200]['content']['application/json'];
export type Body<Op extends OperationId> = operations[Op] extends {
  requestBody: { content: { 'application/json': infer B } };
}
  ? B
  : undefined;

export type Session = Answer<'memberSession'>['session'];
export type Bootstrap = Answer<'memberBootstrap'>;
export type MerchantFace = Bootstrap['merchant'];
export type EntranceState = Bootstrap['entrance'];
export type EntrancePlace = Extract<EntranceState, { state: 'open' }>['place'];
export type CardState = Bootstrap['card'];
export type Member = Extract<CardState, { state: 'member' }>['member'];
export type Claim = NonNullable<Extract<CardState, { state: 'visitor' }>['claim']>;
export type Recognition = Bootstrap['recognition'];
export type CardAndRecognition = Answer<'memberActivation'>;
export type CardCheck = Answer<'memberCardCheck'>;
/** What a counter asks this member to pay with points or balance. */
export type Confirmation = Answer<'memberConfirmations'>['confirmations'][number];
export type IssuedCodes = Answer<'memberCodes'>;
export type MemberCode = IssuedCodes['codes'][number];
