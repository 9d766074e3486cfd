import { Type } from 'typebox';
import { LIMITS } from './choices.ts';
import { onOrOff } from '../schema-parts.ts';
import { closed, nullable, oneOf, optionalAddress, text, whole } from './values.ts';

export const NAME_FIELDS = ['off', 'optional', 'required'] as const;
export const ALLOWED = ['everyone', 'identified'] as const;
export const ATTACHMENTS = ['off', 'images', 'files'] as const;
export const VERIFICATIONS = ['off', 'mark', 'required'] as const;

export interface Consent {
  readonly text: string;
  readonly url: string;
  readonly required: boolean;
}

const consentObject = Type.Object(
  { text: text('', LIMITS.text, 1), url: optionalAddress(), required: onOrOff(true) },
  closed,
);

/** What is asked of visitors, and what they may do. */
export const visitorsSchema = Type.Object(
  {
    require: Type.Object(
      { email: onOrOff(true), firstName: oneOf(NAME_FIELDS, 'off'), lastName: oneOf(NAME_FIELDS, 'off') },
      closed,
    ),
    answerFirst: onOrOff(true),
    answerFirstMessages: whole(1, 1, 3),
    consent: nullable<Consent>({ ...consentObject, type: ['object', 'null'] }),
    showName: onOrOff(true),
    allow: oneOf(ALLOWED, 'everyone'),
    attachments: Type.Object({ kind: oneOf(ATTACHMENTS, 'images'), maxMb: whole(10, 1, 25) }, closed),
    /** Whether pages ask the Talk server at once for what the team says first; else when a visitor turns to it. */
    outbound: onOrOff(false),
    verification: oneOf(VERIFICATIONS, 'mark'),
  },
  closed,
);
