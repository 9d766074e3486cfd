import { findingsOf, type CodesOf, type Finding, type PhraseValues } from '../findings.ts';
import type { Connection } from './types.ts';

export type ErrorCode = CodesOf<'connection.error'>;

/** The member a finding is about, or nothing for the pasted text as a whole. */
export type Subject = keyof Connection | '';

/** An area's findings by the member that each is about. */
const bySubject =
  <Code extends string>(finding: (code: Code, field: string, values?: PhraseValues) => Finding) =>
  (code: Code, subject: Subject, values?: PhraseValues): Finding =>
    finding(code, subject && `connection.${subject}`, values);

export const error = bySubject(findingsOf('connection.error'));
export const warning = bySubject(findingsOf('connection.warning'));

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
