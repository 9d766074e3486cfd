import * as React from 'react';
import { t } from '../../../page/t.ts';
import type { Problem } from './edited.ts';

/** A problem in words. */
const told = ({ code, line, values }: Problem): string => {
  const words =
    code === 'empty'
      ? t('screens.rule.empty')
      : code === 'patternStart' || code === 'patternQuery'
        ? t(`visibility.error.${code}`, values)
        : t(`settings.error.${code}`, values);
  return line === undefined ? words : t('screens.rule.line', { line, problem: words });
};

/** As many are told at once. */
const TOLD = 10;

/** What is wrong with a field of the editor, below it. */
export const ProblemList = ({ problems, id }: { problems: readonly Problem[]; id: string }) =>
  problems.length === 0 ? null : (
    <div className="talk-error" id={id}>
      {problems.slice(0, TOLD).map((problem) => (
        <span key={problem.code + (problem.line ?? '')}>{told(problem)}</span>
      ))}
    </div>
  );
