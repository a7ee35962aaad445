import { Type } from 'typebox';
import { strict, Time, nullable } from './common';
import { defineRoute } from './route';
import { actErrors, memberErrors } from './usual-errors';

const memberActErrors = [...memberErrors, ...actErrors] as const;
const who = { kind: 'member_session' } as const;

export const AgreementKind = Type.Union([Type.Literal('membership'), Type.Literal('privacy')]);

/** What needed the consent. */
export const ConsentPurpose = Type.Union([
  Type.Literal('claim'),
  Type.Literal('phone'),
  Type.Literal('profile'),
  Type.Literal('old_card'),
]);
export const Consent = Type.Object({ version: Type.String(), purpose: ConsentPurpose, at: Time }, strict);
const Version = Type.String({ minLength: 1, maxLength: 32, pattern: '^[0-9A-Za-z._-]+$' });

export const memberAgreements = defineRoute({
  id: 'memberAgreements',
  method: 'GET',
  path: '/api/v1/member/agreements',
  tag: 'member',
  summary: 'Versions of the agreement, newest first, and what I consented to.',
  who,
  act: false,
  response: Type.Object(
    {
      /** In force; null when the merchant has published none: then nothing asks for consent. */
      current: nullable(Type.String()),
      versions: Type.Array(Type.Object({ version: Type.String(), publishedAt: Time }, strict)),
      consents: Type.Array(Consent),
    },
    strict,
  ),
  errors: memberErrors,
});

export const memberAgreement = defineRoute({
  id: 'memberAgreement',
  method: 'GET',
  path: '/api/v1/member/agreements/:version',
  tag: 'member',
  summary: 'The texts of one version, in plain paragraphs.',
  who,
  act: false,
  params: Type.Object({ version: Version }, strict),
  response: Type.Object(
    {
      version: Type.String(),
      publishedAt: Time,
      current: Type.Boolean(),
      documents: Type.Array(
        Type.Object({ kind: AgreementKind, title: Type.String(), text: Type.String() }, strict),
      ),
    },
    strict,
  ),
  errors: [...memberErrors, 'agreement_unknown'],
});

/** Only to the version in force: who read an older one is shown the new one first. */
export const memberConsent = defineRoute({
  id: 'memberConsent',
  method: 'POST',
  path: '/api/v1/member/consents',
  tag: 'member',
  summary: 'Consent to the agreement in force, for something that needs it.',
  who,
  act: true,
  body: Type.Object({ version: Version, purpose: ConsentPurpose }, strict),
  response: Type.Object({ consent: Consent }, strict),
  errors: [...memberActErrors, 'agreement_unknown', 'agreement_outdated'],
});
