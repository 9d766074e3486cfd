import { createHmac, timingSafeEqual } from 'node:crypto';
import { IDENTITY_LIFE, identityClaimsSchema, type IdentityClaims } from '@talk-suite/core/contract';
import { Compile } from 'typebox/compile';

/** Seconds by which a host's clock may be ahead of ours. */
const CLOCK_SKEW = 60;

const claimsOfIdentity = Compile(identityClaimsSchema);

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const HEADER = encoded({ alg: 'HS256', typ: 'JWT' });

const signatureOf = (signed: string, key: string): Buffer =>
  createHmac('sha256', Buffer.from(key, 'base64url')).update(signed).digest();

/** Bytes of base64url in its one form; null for any other, so that one token has one spelling. */
const bytesOf = (text: string): Buffer | null => {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
};

const objectIn = (text: string): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(String(bytesOf(text)));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};

/** The algorithm is ours to say: a token that names another, or none, is none. */
const isOurHeader = (text: string): boolean => {
  const header = objectIn(text);
  return header?.['alg'] === 'HS256' && header['crit'] === undefined;
};

/**
 * A JSON Web Token (RFC 7519) with HS256.
 * @param key the site's identity key: 256 bits in base64url.
 */
export const signToken = (claims: IdentityClaims & object, key: string): string => {
  const signed = `${HEADER}.${encoded(claims)}`;
  return `${signed}.${signatureOf(signed, key).toString('base64url')}`;
};

export interface TokenCheck {
  readonly key: string;
  /** The tracking key of the site that is asked. */
  readonly trackingKey: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * What a token says, with the claims beyond an identity's; null where it is not signed with the key, is of another
 * site, has expired, or counts for too long. Which of these it is, nobody is told.
 */
export const readToken = (
  token: string,
  { key, trackingKey, now }: TokenCheck,
): (IdentityClaims & Readonly<Record<string, unknown>>) | null => {
  const [header, body, signature, ...rest] = token.split('.');
  if (header === undefined || body === undefined || signature === undefined || rest.length > 0) return null;
  const given = bytesOf(signature);
  const wanted = signatureOf(`${header}.${body}`, key);
  if (given === null || given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  if (!isOurHeader(header)) return null;
  const claims: unknown = objectIn(body);
  if (!claimsOfIdentity.Check(claims)) return null;
  const seconds = now / 1000;
  const inTime =
    claims.exp > seconds &&
    claims.iat <= seconds + CLOCK_SKEW &&
    claims.exp - claims.iat <= IDENTITY_LIFE &&
    claims.exp > claims.iat;
  return inTime && claims.aud === trackingKey ? claims : null;
};
