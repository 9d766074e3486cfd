import { Type } from 'typebox';
import { EMAIL_LIMIT, EMAIL_PATTERN, NAME_LIMIT } from './limits.ts';

/** What is said of a person, wherever it comes from. */

export const emailSchema = Type.String({ minLength: 3, maxLength: EMAIL_LIMIT, pattern: EMAIL_PATTERN });
export const nameSchema = Type.String({ minLength: 1, maxLength: NAME_LIMIT });
