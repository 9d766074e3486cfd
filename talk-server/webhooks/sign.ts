import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** 192 random bits, written as Standard Webhooks write secrets. */
export const newWebhookSecret = (): string => `${PREFIX}${randomBytes(24).toString('base64')}`;

const signature = (secret: string, text: string): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .update(text)
    .digest('base64')}`;

/**
 * The headers that prove who sent a body and when, as Standard Webhooks 1.0.0 has them
 * (https://github.com/standard-webhooks/standard-webhooks): an HMAC-SHA256 over id, time and body for each secret. A
 * receiver takes any of the signatures, refuses what is older than some minutes, and takes an id once.
 * @param seconds since 1970
 */
export const signedHeaders = (
  id: string,
  seconds: number,
  body: string,
  secrets: readonly string[],
): Readonly<Record<string, string>> => ({
  'webhook-id': id,
  'webhook-timestamp': String(seconds),
  'webhook-signature': secrets.map((secret) => signature(secret, `${id}.${seconds}.${body}`)).join(' '),
});
