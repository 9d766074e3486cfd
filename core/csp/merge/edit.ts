// Twin in PHP: csp/class-edit.php
import type { Policy } from '../types.ts';

const isNone = (word: string): boolean => word.toLowerCase() === "'none'";

/** `'none'` means something only alone: next to a source it does nothing but earn a console error (R10). */
const withoutNone = (text: string): string => text.replaceAll(/[\t\n\f\r ]'none'(?=[\t\n\f\r ]|$)/gi, '');

/** Where a text's closing white space begins. */
const closing = (text: string): number => {
  let end = text.length;
  while (end > 0 && '\t\n\f\r '.includes(text[end - 1]!)) end -= 1;
  return end;
};

const append = (text: string, sources: readonly string[]): string => {
  const kept = withoutNone(text);
  const end = closing(kept);
  return `${kept.slice(0, end)} ${sources.join(' ')}${kept.slice(end)}`;
};

/** A policy's text with sources at the end of directives that it has; all other text stays as it is. */
export const withSources = ({ serialized }: Policy, added: ReadonlyMap<string, readonly string[]>): string =>
  serialized
    .map(({ text, directive }) => {
      const sources = directive && added.get(directive.name);
      return sources ? append(text, sources) : text;
    })
    .join(';');

/** A policy's text with one more directive; a semicolon that closes the policy goes on closing it. */
export const withDirective = (text: string, name: string, values: readonly string[]): string => {
  const end = closing(text);
  const directive = [name, ...values].join(' ');
  const added = text[end - 1] === ';' ? ` ${directive};` : `; ${directive}`;
  return `${text.slice(0, end)}${added}${text.slice(end)}`;
};

/** The sources of a list that is about to get company: `'none'` goes (R10). */
export const copyable = (values: readonly string[]): string[] => values.filter((value) => !isNone(value));
