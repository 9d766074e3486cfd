import { EMAIL_LIMIT, EMAIL_PATTERN } from '@talk-suite/core/contract';
import { Type } from 'typebox';
import { PASSWORD_LENGTH } from '../members/password-length.ts';
import { ROLES, type Role } from '../storage/members.ts';

export const closed = { additionalProperties: false } as const;
export const id = Type.String({ minLength: 1, maxLength: 100 });
export const name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });
export const email = Type.String({ minLength: 3, maxLength: EMAIL_LIMIT, pattern: EMAIL_PATTERN });
export const token = Type.String({ pattern: '^[\\w-]{43}$' });
export const password = Type.String({
  minLength: PASSWORD_LENGTH.shortest,
  maxLength: PASSWORD_LENGTH.longest,
});
/** A password that is only compared. */
export const anyPassword = Type.String({ maxLength: PASSWORD_LENGTH.longest });
export const code = Type.String({ maxLength: 40 });
export const role = Type.Unsafe<Role>({ type: 'string', enum: [...ROLES] });
export const byId = Type.Object({ id }, closed);
