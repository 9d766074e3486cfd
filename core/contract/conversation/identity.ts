import { Type, type Static } from 'typebox';
import { closed, oneOf, timeSchema } from '../schema-parts.ts';
import { emailSchema, nameSchema } from './person-schemas.ts';

/**
 * Who a visitor is, proved by the host: a JSON Web Token signed with the site's identity key (HS256). A host makes it
 * itself, or has the server make it (`sessionSchema`). It goes with each request in the header `Talk-Identity`, and
 * with a socket's hello. It is asked for by the page in a request that no cache answers, and is never in HTML.
 */
export const identityClaimsSchema = Type.Object({
  /** The site's tracking key: a token of another site does not count here. */
  aud: Type.String({ minLength: 1, maxLength: 200 }),
  /** The host's own id of the person, if it has one. One of `sub` and `email` has to be there. */
  sub: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  /** An address that the host has proved. */
  email: Type.Optional(emailSchema),
  firstName: Type.Optional(nameSchema),
  lastName: Type.Optional(nameSchema),
  /** Seconds since 1970. */
  iat: Type.Integer({ minimum: 0 }),
  exp: Type.Integer({ minimum: 0 }),
  /** Names this token, so that signing out can end it. */
  jti: Type.String({ minLength: 8, maxLength: 100 }),
});
export type IdentityClaims = Static<typeof identityClaimsSchema>;

/** Seconds that a token may count, from `iat` to `exp`. */
export const IDENTITY_LIFE = 24 * 60 * 60;

/** The header that a visitor's token is sent in; its name in lower case, as servers read it. */
export const IDENTITY_HEADER = 'talk-identity';

/**
 * `POST /v1/talk/session`, with a key of the scope `sessions:mint` in `X-Api-Key`: the server makes a token. The
 * shape is that of Ortto's request, so a host asks both in the same words.
 */
export const sessionSchema = Type.Object(
  {
    merge_by: Type.Array(oneOf(['str::email', 'str::ei']), { minItems: 1, maxItems: 2 }),
    fields: Type.Object(
      {
        'str::email': Type.Optional(emailSchema),
        'str::ei': Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
        'str::first': Type.Optional(nameSchema),
        'str::last': Type.Optional(nameSchema),
      },
      closed,
    ),
  },
  closed,
);
export type SessionBody = Static<typeof sessionSchema>;

export const sessionAnswerSchema = Type.Object({
  token: Type.String(),
  /** When it stops to count. */
  expiresAt: timeSchema,
});
export type SessionAnswer = Static<typeof sessionAnswerSchema>;
