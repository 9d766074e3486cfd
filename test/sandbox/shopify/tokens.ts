import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** The app as Shopify knows it: client id and secret. */
export interface AppKeys {
  readonly apiKey: string;
  readonly apiSecret: string;
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signatureOf = (text: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(text).digest();

export interface TokenChanges {
  /** Seconds from now until it ends; session tokens live a minute. */
  readonly lifetime?: number;
  readonly algorithm?: string;
  readonly audience?: string;
  readonly destination?: string;
}

/** A session token as App Bridge hands out, for a store and a user; with `changes`, a bad one. */
export const sessionToken = (
  shop: string,
  { apiKey, apiSecret }: AppKeys,
  changes: TokenChanges = {},
): string => {
  const now = Math.floor(Date.now() / 1000);
  const text = [
    part({ alg: changes.algorithm ?? 'HS256', typ: 'JWT' }),
    part({
      iss: `https://${shop}/admin`,
      dest: changes.destination ?? `https://${shop}`,
      aud: changes.audience ?? apiKey,
      sub: '42',
      exp: now + (changes.lifetime ?? 60),
      nbf: now - 1,
      iat: now - 1,
      jti: randomUUID(),
      sid: randomUUID(),
    }),
  ].join('.');
  return `${text}.${changes.algorithm === 'none' ? '' : signatureOf(text, apiSecret).toString('base64url')}`;
};

/** The store that a session token speaks for; null where it is not a good one. */
export const shopOfToken = (token: string, { apiKey, apiSecret }: AppKeys): string | null => {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const expected = signatureOf(`${header}.${payload}`, apiSecret);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const { aud, dest, exp } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
    aud: string;
    dest: string;
    exp: number;
  };
  return aud === apiKey && exp * 1000 > Date.now() ? new URL(dest).hostname : null;
};

/** What Shopify puts next to a webhook's body. */
export const webhookSignature = (body: string, { apiSecret }: AppKeys): string =>
  createHmac('sha256', apiSecret).update(body).digest('base64');
