import { codeOf, textValue } from '@talk-suite/core/findings';
import { warnAboutPatterns, type Rule, type SiteAddresses } from '@talk-suite/core/visibility';
import { messageOf } from '../t.ts';
import { pageAt } from './address.ts';

/** An address in a rule that does not match what was meant. */
export interface PatternWarning {
  /** Id of the rule. */
  readonly rule: string;
  readonly text: string;
  readonly pattern: string;
  /** The address that matches; null where that is no matter of the address. */
  readonly suggestion: string | null;
}

/** Folders of a storefront in which Shopify makes all addresses itself, from handles: in small letters. */
const OF_HANDLES = /^\/(?:products|collections|pages|blogs|policies)(?=[/*]|$)|^\/(?:cart|search)$/i;

/** The start of a pattern as Shopify writes it, where that is known. */
const asWritten = (path: string, root: string): string[] => {
  const single = path.replace(/\/{2,}/g, '/');
  const relative = root === '/' ? single : single.slice(root.length);
  return OF_HANDLES.test(relative) ? [(root === '/' ? '' : root) + relative.toLowerCase()] : [];
};

const siteOf = (pattern: string): SiteAddresses => {
  const path = /^[^*?#]*/.exec(pattern)![0];
  const { root } = pageAt(path.replace(/\/{2,}/g, '/') || '/');
  return { home: root, pages: asWritten(path, root) };
};

/**
 * Addresses of rules in a form in which no page of a storefront has them. The folder of a market or language (`/de`) is
 * no part of addresses; where a pattern is nothing else, it is about the language, for which there is a condition.
 */
export const patternWarnings = (rules: readonly Rule[]): PatternWarning[] =>
  warnAboutPatterns(rules, siteOf).map((finding) => {
    const { values } = finding;
    const rule = textValue(finding, 'rule');
    const pattern = textValue(finding, 'pattern');
    const suggestion = textValue(finding, 'suggestion');
    if (codeOf(finding) !== 'patternOwnFolder')
      return { rule, pattern, suggestion, text: messageOf(finding) };
    return /^\/\**$/.test(suggestion)
      ? { rule, pattern, suggestion: null, text: messageOf({ text: 'shopify.rules.market', values }) }
      : { rule, pattern, suggestion, text: messageOf({ text: 'shopify.rules.marketFolder', values }) };
  });
