import { dispositionOf, parseList } from '../policy/parse.ts';
import { parseSource } from '../source-list/source.ts';
import type { Directive, Header, PlacedPolicy } from '../types.ts';

/** What to write into a server's configuration: each policy's directives, enforced and report-only. */
export interface Emitted {
  readonly name: 'Content-Security-Policy' | 'Content-Security-Policy-Report-Only';
  readonly policies: readonly (readonly Directive[])[];
}

/** Writes policies in the syntax of a place. */
export type Writer = (emitted: readonly Emitted[]) => string;

/** In place of the nonce of each response until a form writes its server's expression. No directive has this character. */
export const NONCE = '\ue000';

const isNonce = (value: string): boolean => parseSource(value).kind === 'nonce';

/** A nonce that was read from one response must not become a constant (R14). */
const withoutNonce = ({ name, values }: Directive): Directive => ({
  name,
  values: values.map((value) => (isNonce(value) ? `'nonce-${NONCE}'` : value)),
});

const directivesOf = ({ policy }: PlacedPolicy): Directive[] =>
  [...policy.directives.values()].map(withoutNonce);

/**
 * The policies of some headers, in the form in which browsers keep them: repetitions, empty parts and
 * directives that browsers drop are left out, which changes nothing.
 */
export const emittedFrom = (headers: readonly Header[]): Emitted[] => {
  const { enforced, reportOnly } = parseList(headers.filter(({ name }) => dispositionOf(name) !== null));
  return [
    { name: 'Content-Security-Policy' as const, policies: enforced.map(directivesOf) },
    { name: 'Content-Security-Policy-Report-Only' as const, policies: reportOnly.map(directivesOf) },
  ].filter(({ policies }) => policies.length > 0);
};

export const directiveText = ({ name, values }: Directive): string => [name, ...values].join(' ');

/** The header's value on one line; several policies between commas, so that no server overwrites one. */
export const valueOf = ({ policies }: Emitted): string =>
  policies.map((directives) => directives.map(directiveText).join('; ')).join(', ');

export const hasNonce = (emitted: readonly Emitted[]): boolean =>
  emitted.some((each) => valueOf(each).includes(NONCE));
