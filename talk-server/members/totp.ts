import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { Type, type Static } from 'typebox';
import { hashOf } from '../conversations/secrets.ts';

const PERIOD = 30;

const totpOf = (secret: Secret, label: string): TOTP =>
  new TOTP({ issuer: 'Talk', label, secret, period: PERIOD, digits: 6, algorithm: 'SHA1' });

export const newTotpSchema = Type.Object({
  /** Base32, for people who type it. */
  secret: Type.String(),
  /** What authenticator apps read: `otpauth://totp/…`. */
  uri: Type.String(),
});
export type NewTotp = Readonly<Static<typeof newTotpSchema>>;

export const newTotp = (label: string): NewTotp => {
  const secret = new Secret({ size: 20 });
  return { secret: secret.base32, uri: totpOf(secret, label).toString() };
};

/**
 * The time step that a code belongs to, one step late or early; null for a wrong one. The step is noted, since a code
 * is good for one sign-in only.
 */
export const stepOfCode = (secret: string, code: string, now: number): number | null => {
  const delta = totpOf(Secret.fromBase32(secret), '').validate({
    token: code.replaceAll(' ', ''),
    timestamp: now,
    window: 1,
  });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta;
};

const CODES = 10;
const GROUPS = /.{1,5}/g;

/** Codes for the day when the phone is lost, 80 random bits each: `xxxxx-xxxxx-xxxxx-xxxxx` in hex. */
export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: CODES }, () => randomBytes(10).toString('hex').match(GROUPS)!.join('-'));

/** How a recovery code is stored, however it was typed. */
export const recoveryHash = (code: string): string => hashOf(code.toLowerCase().replaceAll(/[^\da-f]/g, ''));
