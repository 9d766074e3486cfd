// Twin in PHP: visibility/class-visibility-check.php
import { findingsOf, type Finding } from '../findings.ts';
import { splitQuery } from './patterns/normalise.ts';
import type { Rule } from './rule.ts';

const finding = findingsOf('visibility.error');

/** Why a query cannot be a condition: the first pair without a name, or with a star in it. */
const badPair = (query: string): string | undefined =>
  query.split('&').find((pair) => /^=|^[^=]*\*/.test(pair));

/** The first reason why a text is no address pattern, or null. */
export const patternError = (
  text: string,
): { code: 'patternStart' | 'patternQuery'; values: Record<string, string> } | null => {
  if (!/^[/*]/.test(text)) {
    const suggestion = text.startsWith('?') ? `*${text}` : `/${text.replace(/^[a-z]+:\/\/[^/]*\//i, '')}`;
    return { code: 'patternStart', values: { suggestion } };
  }
  const value = badPair(splitQuery(text)[1]);
  return value === undefined ? null : { code: 'patternQuery', values: { value } };
};

const TERM = /^[^:]+:./s;
const LOCALE = /^[a-z\d]+([-_][a-z\d]+)*$/i;

const checkRule = ({ when }: Rule, field: string): Finding[] => [
  ...(when.path ?? []).flatMap((text, at) => {
    const error = patternError(text);
    return error ? [finding(error.code, `${field}.when.path.${at}`, error.values)] : [];
  }),
  ...(when.terms ?? []).flatMap((value, at) =>
    TERM.test(value) ? [] : [finding('termForm', `${field}.when.terms.${at}`, { value })],
  ),
  ...(when.locale ?? []).flatMap((value, at) =>
    LOCALE.test(value) ? [] : [finding('localeForm', `${field}.when.locale.${at}`, { value })],
  ),
];

/**
 * What the schema cannot say about rules that have the right shape. Numbers and lengths are the schema's.
 * @returns errors; with any, the settings are refused.
 */
export const checkRules = (rules: readonly Rule[]): Finding[] => {
  const seen = new Set<string>();
  return rules.flatMap((rule, at) => {
    const field = `visibility.rules.${at}`;
    const again = seen.has(rule.id);
    seen.add(rule.id);
    return [
      ...(again ? [finding('duplicateId', `${field}.id`, { rule: rule.id })] : []),
      ...checkRule(rule, field),
    ];
  });
};
