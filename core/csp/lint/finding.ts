import { cspTexts } from '../../texts/csp.ts';
import { format } from '../../texts/format.ts';

type Text = keyof typeof cspTexts;
export type LintRule = Text extends infer Key ? (Key extends `csp.lint.${infer Rule}` ? Rule : never) : never;

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
  readonly message: string;
  readonly mend: string;
}

export const found = (rule: LintRule, severity: Severity, place: LintPlace): LintFinding => {
  const values = { word: place.word ?? '', directive: place.directive ?? '' };
  return {
    rule,
    severity,
    place,
    message: format(cspTexts[`csp.lint.${rule}`], values),
    mend: format(cspTexts[`csp.mend.${rule}` as Text], values),
  };
};
