import { lintPhrases, type LintFinding } from '@talk-suite/core/csp';
import { codeOf, type Finding } from '@talk-suite/core/findings';
import { isTextKey, messageOf } from '../../page/t.ts';

/** A blocker in the reader's language, and what to do about it. */
export const blockerWords = (finding: Finding): { readonly what: string; readonly next: string | null } => {
  const text = `security.next.${codeOf(finding)}`;
  return {
    what: messageOf(finding),
    next: isTextKey(text) ? messageOf({ text, values: finding.values }) : null,
  };
};

/** A lint finding in the reader's language. */
export const lintWords = (finding: LintFinding): { readonly what: string; readonly remedy: string } => {
  const { message, remedy } = lintPhrases(finding);
  return { what: messageOf(message), remedy: messageOf(remedy) };
};
