import type { Finding } from '../findings.ts';
import { connectionTexts } from '../texts/connection.ts';
import { format } from '../texts/format.ts';
import type { Connection } from './types.ts';

type TextKey = keyof typeof connectionTexts;
type CodeOf<Kind extends string, Key = TextKey> = Key extends `connection.${Kind}.${infer Code}`
  ? Code
  : never;

export type ErrorCode = CodeOf<'error'>;
export type WarningCode = CodeOf<'warning'>;

/** The member a finding is about, or nothing for the pasted text as a whole. */
export type Subject = keyof Connection | '';

const finding =
  <Code extends string>(kind: 'error' | 'warning') =>
  (code: Code, subject: Subject, values: Record<string, string> = {}): Finding => ({
    code,
    field: subject && `connection.${subject}`,
    message: format(connectionTexts[`connection.${kind}.${code}` as TextKey], values),
    ...(Object.keys(values).length > 0 && { values }),
  });

export const error = finding<ErrorCode>('error');
export const warning = finding<WarningCode>('warning');

const maxExcerpt = 80;

/** A piece of foreign text for a message: one line, no control characters, at most 80 characters. */
export const excerpt = (text: string): string => {
  const line = text
    .slice(0, 4 * maxExcerpt)
    .replace(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length > maxExcerpt ? `${characters.slice(0, maxExcerpt - 1).join('')}…` : line;
};

/** Names for a message: each shortened, at most ten of them. */
export const nameList = (names: Iterable<string>): string => {
  const all = [...new Set(names)];
  return [...all.slice(0, 10).map(excerpt), ...(all.length > 10 ? ['…'] : [])].join(', ');
};
