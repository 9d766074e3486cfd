// Tokens as hosts make them, by the standard alone (RFC 7519): nothing of the server's own code is in them.
import { createHmac, randomUUID } from 'node:crypto';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export interface Claims {
  readonly aud: string;
  readonly [name: string]: unknown;
}

export const claimsFor = (aud: string, person: object, now = Date.now()): Claims => ({
  aud,
  iat: Math.floor(now / 1000),
  exp: Math.floor(now / 1000) + 3600,
  jti: randomUUID(),
  ...person,
});

export const tokenOf = (
  claims: object,
  key: string,
  header: object = { alg: 'HS256', typ: 'JWT' },
): string => {
  const signed = `${part(header)}.${part(claims)}`;
  const signature = createHmac('sha256', Buffer.from(key, 'base64url')).update(signed).digest('base64url');
  return `${signed}.${signature}`;
};
