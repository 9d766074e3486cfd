import { Type } from 'typebox';
import { PASSWORD_LENGTH } from '../members/password-length.ts';
import { ROLES, type Role } from '../storage/members.ts';

export { emailSchema as email } from '@talk-suite/core/contract';

export const closed = { additionalProperties: false } as const;
export const id = Type.String({ minLength: 1, maxLength: 100 });
export const name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });
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
