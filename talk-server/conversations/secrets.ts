import { hash, randomBytes } from 'node:crypto';

/** As it is stored: a reader of the database cannot sign in with it. The secret is random, so it needs no salt. */
export const hashOf = (secret: string): string => hash('sha256', secret);

/** 256 random bits in base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
