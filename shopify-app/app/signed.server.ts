import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether Shopify signed this text with the app's secret: HMAC with SHA-256, compared in constant time.
 * @param encoding of the signature: webhooks have base64, proxied requests hexadecimal digits
 */
export const isSigned = (
  text: Uint8Array | string,
  signature: string | null,
  secret: string,
  encoding: 'base64' | 'hex',
): boolean => {
  const expected = createHmac('sha256', secret).update(text).digest();
  const given = Buffer.from(signature ?? '', encoding);
  return given.length === expected.length && timingSafeEqual(given, expected);
};
