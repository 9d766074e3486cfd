import { isAscii, tokens } from '../policy/parse.ts';
import type { SerializedDirective, Policy } from '../types.ts';
import { found, type LintFinding, type LintPlace } from './finding.ts';
import { isComment, isDirective } from './directives.ts';

/** Rules about the text, ahead of its meaning: what copying and pasting does to a policy. */

const foreignSpace = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]/;
const curlyQuote = /[\u2018\u2019\u201a\u201b\u201c\u201d\u2032\u00b4]/;

const characterRules = (text: string, place: LintPlace): LintFinding[] => {
  const word = tokens(text)[0] ?? '';
  const at = { ...place, word };
  if (curlyQuote.test(text)) return [found('curlyQuote', 'error', at)];
  if (foreignSpace.test(text)) return [found('foreignSpace', 'error', at)];
  return isAscii(text) ? [] : [found('nonAscii', 'error', at)];
};

/** `default-src: 'self'`, `script-src:'self'`. */
const hasColon = (name: string): boolean => name.includes(':') && isDirective(name.split(':', 1)[0]!);

const nameRules = (name: string, place: LintPlace): LintFinding[] => {
  if (hasColon(name)) return [found('colonAfterName', 'error', { ...place, word: name })];
  if (isComment(name)) return [found('comment', 'error', { ...place, word: name })];
  return isDirective(name) ? [] : [found('unknownDirective', 'warning', { ...place, directive: name })];
};

/** A directive's name among the words of another is where a semicolon is missing. */
const semicolonRule = (values: readonly string[], place: LintPlace): LintFinding[] =>
  values
    .filter((word) => isDirective(word.toLowerCase()) && word.includes('-'))
    .map((word) => found('missingSemicolon', 'error', { ...place, word }));

const commentInside = (values: readonly string[], place: LintPlace): LintFinding[] =>
  values.filter(isComment).map((word) => found('comment', 'error', { ...place, word }));

const directiveRules = (part: SerializedDirective, place: LintPlace): LintFinding[] => {
  if (part.ignored === 'empty') return [];
  const [name = '', ...values] = tokens(part.text);
  const directive = name.toLowerCase();
  const at = { ...place, directive };
  const characters = characterRules(part.text, at);
  if (characters.length > 0) return characters;
  return [
    ...(part.ignored === 'duplicate'
      ? [found('duplicateDirective', 'warning', at)]
      : nameRules(directive, at)),
    ...semicolonRule(values, at),
    ...commentInside(values, at),
  ];
};

export const textRules = (policy: Policy, place: LintPlace): LintFinding[] =>
  policy.serialized.flatMap((part) => directiveRules(part, place));

/** The whole value in quotes, as a configuration has it: `"img-src *"`. */
export const isQuoted = (value: string): boolean => {
  const text = value.trim();
  return (
    /^(["“”`]).*["“”`]$/s.test(text) ||
    (/^'.*'$/s.test(text) && isDirective((tokens(text.slice(1, -1))[0] ?? '').toLowerCase()))
  );
};

const startsLikeOne = ({ serialized }: Policy): boolean => {
  const name = tokens(serialized[0]?.text ?? '')[0];
  return name === undefined || isDirective(name.toLowerCase());
};

/**
 * Rules about a whole value. A comma begins a new policy in a header; where what follows does not begin like
 * one, it was meant otherwise. In a meta element browsers disagree about it (R2).
 */
export const valueRules = (value: string, policies: readonly Policy[], place: LintPlace): LintFinding[] => {
  const stray = policies.findIndex((policy, index) => index > 0 && !startsLikeOne(policy));
  return [
    ...(place.delivery === 'header' && /[\r\n]/.test(value) ? [found('lineBreak', 'error', place)] : []),
    ...(place.delivery === 'meta' && policies.length > 1 ? [found('metaComma', 'error', place)] : []),
    ...(stray > 0 ? [found('strayComma', 'error', { ...place, policy: stray })] : []),
  ];
};
