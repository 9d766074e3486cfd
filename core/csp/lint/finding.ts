import type { CodesOf, Phrase } from '../../findings.ts';

/** A rule; its words are the texts `csp.lint.<rule>` and `csp.remedy.<rule>`. */
export type LintRule = CodesOf<'csp.lint'> & CodesOf<'csp.remedy'>;

/** `error`: it does not do what was meant, or breaks something; `warning`: it protects less than it seems. */
export type Severity = 'error' | 'warning' | 'info';

export interface LintPlace {
  readonly delivery: 'header' | 'meta';
  /** Number of the header or meta element, from 0, as given. */
  readonly index: number;
  /** Place between the commas, from 0. */
  readonly policy: number;
  /** Lower-cased, where the finding is about one. */
  readonly directive?: string;
  /** The word it is about, as written. */
  readonly word?: string;
}

export interface LintFinding {
  readonly rule: LintRule;
  readonly severity: Severity;
  readonly place: LintPlace;
}

export const found = (rule: LintRule, severity: Severity, place: LintPlace): LintFinding => ({
  rule,
  severity,
  place,
});

/** What is said of a finding: what is wrong, and what to do about it. */
export const lintPhrases = ({
  rule,
  place: { word = '', directive = '' },
}: LintFinding): { readonly message: Phrase; readonly remedy: Phrase } => {
  const values = { word, directive };
  return {
    message: { text: `csp.lint.${rule}`, values },
    remedy: { text: `csp.remedy.${rule}`, values },
  };
};
