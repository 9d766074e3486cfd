import {
  lintPhrases,
  type Added,
  type Assessment,
  type ExplainResult,
  type LintFinding,
  type MergeResult,
  type Requirement,
  type Requirements,
} from '../csp/index.ts';
import { inWords, messageOf, type Finding, type FindingInWords, type Phrase } from '../findings.ts';
import { texts } from '../texts/index.ts';

/** What the command line prints as JSON: results of the engine, with their texts in English. */

/** A phrase in English. */
export const english = (phrase: Phrase): string => messageOf(phrase, texts);

/** `{code, field, message}` of each, and the values in the message where there are any. */
export const inEnglish = (all: readonly Finding[]): FindingInWords[] =>
  all.map((finding) => inWords(finding, texts));

type Judged = { readonly blockers: readonly Finding[]; readonly warnings: readonly Finding[] };

const judged = ({ blockers, warnings }: Judged) => ({
  blockers: inEnglish(blockers),
  warnings: inEnglish(warnings),
});

const requirement = (each: Requirement) => ({ ...each, why: texts[each.why] });

export const requirements = ({ requirements: all, blockers }: Requirements) => ({
  requirements: all.map(requirement),
  blockers: inEnglish(blockers),
});

const added = (all: readonly Added[]) => all.map((each) => ({ ...each, why: texts[each.why] }));

export const merged = (result: MergeResult) => ({
  ...result,
  added: added(result.added),
  addedReportOnly: added(result.addedReportOnly),
  ...judged(result),
});

export const explained = (result: ExplainResult) => ({
  requirements: result.requirements.map((each) => ({
    ...each,
    requirement: requirement(each.requirement),
  })),
  ...judged(result),
});

export const linted = (all: readonly LintFinding[]) =>
  all.map((finding) => {
    const { message, remedy } = lintPhrases(finding);
    return { ...finding, message: english(message), remedy: english(remedy) };
  });

export const assessed = ({ lint, explanation, merged: result, difference }: Assessment) => ({
  lint: linted(lint),
  explanation: explained(explanation),
  merged: merged(result),
  difference,
});
