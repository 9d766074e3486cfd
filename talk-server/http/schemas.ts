import { closed, emailSchema as email, listOf, sentAnswerSchema } from '@talk-suite/core/contract';
import { Type } from 'typebox';
import { PASSWORD_LENGTH } from '../members/password-length.ts';
import { siteSchema } from '../storage/directory.ts';
import { roleSchema as role } from '../storage/members.ts';

export { closed, email, role };

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
export const byId = Type.Object({ id }, closed);

// Answers, by their status.
export const done = { 204: Type.Unsafe<undefined>({ type: 'null', description: 'Done.' }) };
export const created = { 200: Type.Object({ id: Type.String() }) };
export const sitesAnswer = { 200: Type.Object({ sites: listOf(siteSchema) }) };
export const sent = {
  200: Type.Object(sentAnswerSchema.properties, { description: 'Stored before under the same key.' }),
  201: Type.Object(sentAnswerSchema.properties, { description: 'Stored.' }),
};
