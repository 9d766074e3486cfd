import { parsePolicy } from './parse.ts';
import { printPolicy } from './print.ts';
import type { Piece, Policy } from './types.ts';

const isNone = (word: string): boolean => word.toLowerCase() === "'none'";

/** `'none'` means something only alone: beside a source it does nothing but earn a console error (R10). */
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

const textOf = (piece: Piece, name: string, sources: readonly string[]): string =>
  piece.directive?.name === name ? append(piece.text, sources) : piece.text;

/** Adds sources at the end of a directive that the policy has; all other text stays as it is. */
export const addSources = (policy: Policy, name: string, sources: readonly string[]): Policy =>
  parsePolicy(policy.pieces.map((piece) => textOf(piece, name, sources)).join(';'));

/** Adds a directive that the policy does not have; a semicolon that closes the policy goes on closing it. */
export const addDirective = (policy: Policy, name: string, values: readonly string[]): Policy => {
  const text = printPolicy(policy);
  const end = closing(text);
  const directive = [name, ...values].join(' ');
  const added = text[end - 1] === ';' ? ` ${directive};` : `; ${directive}`;
  return parsePolicy(`${text.slice(0, end)}${added}${text.slice(end)}`);
};

/** The sources of a list that is about to get company: `'none'` goes (R10). */
export const copyable = (values: readonly string[]): string[] => values.filter((value) => !isNone(value));
