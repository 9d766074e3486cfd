import { problemCode, type RuleProblem } from '@talk-suite/core/screens';
import * as React from 'react';
import { messageOf, t } from '../../../page/t.ts';

/** A problem in words. */
const inWords = ({ phrase, line }: RuleProblem): string =>
  line === undefined ? messageOf(phrase) : t('screens.rule.line', { line, problem: messageOf(phrase) });

/** As many are said at once. */
const SAID = 10;

/** What is wrong with a field of the editor, below it. */
export const ProblemList = ({ problems, id }: { problems: readonly RuleProblem[]; id: string }) =>
  problems.length === 0 ? null : (
    <span className="talk-error" id={id}>
      {problems.slice(0, SAID).map((problem) => (
        <span key={problemCode(problem) + (problem.line ?? '')}>{inWords(problem)}</span>
      ))}
    </span>
  );
