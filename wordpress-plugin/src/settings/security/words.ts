import type { Assessment, LintFinding } from '@talk-suite/core/csp';
import { pageData, type TextKey } from '../../page/data.ts';
import { tell } from '../../page/findings.ts';
import { t } from '../../page/t.ts';

type Finding = Assessment['merged']['blockers'][number];

/** A blocker in the reader's language, and what to do about it. */
export const blockerWords = (finding: Finding): { readonly what: string; readonly next: string | null } => {
  const key = `security.next.${finding.code}` as TextKey;
  return {
    what: tell(finding, 'error', ['csp']),
    next: key in pageData().texts ? t(key, finding.values) : null,
  };
};

export const warningWords = (finding: Finding): string => tell(finding, 'warning', ['csp']);

/** A lint finding in the reader's language. */
export const lintWords = ({ rule, place }: LintFinding): { readonly what: string; readonly mend: string } => {
  const values = { word: place.word ?? '', directive: place.directive ?? '' };
  return { what: t(`csp.lint.${rule}`, values), mend: t(`csp.mend.${rule}` as TextKey, values) };
};
