import { diff, type Difference } from './diff.ts';
import { explain, type ExplainResult } from './explain.ts';
import { lint, type LintFinding } from '../lint/index.ts';
import { merge, type MergeInput, type MergeOptions, type MergeResult } from '../merge/merge.ts';
import { pageUrl } from '../policy/page.ts';
import { parseList } from '../policy/parse.ts';
import type { Header } from '../types.ts';

/** All that can be said of one response: what is wrong with it, what it does to Talk, what a merge would change. */
export interface Assessment {
  readonly lint: readonly LintFinding[];
  readonly explanation: ExplainResult;
  readonly merged: MergeResult;
  /** Between the enforced policies as they are and as merged. */
  readonly difference: Difference;
}

/** @param again headers of another response for the same page, so that a nonce that never changes is seen. */
export const assess = (
  input: MergeInput,
  options: MergeOptions,
  again: readonly Header[] = [],
): Assessment => {
  const { headers, meta = [], page = {} } = input;
  const merged = merge(input, options);
  return {
    lint: lint({ headers, meta, again }),
    explanation: explain(input, options.account, options.settings),
    merged,
    difference: diff(
      parseList(headers, meta).enforced,
      parseList(merged.headers, merged.meta).enforced,
      pageUrl(page),
    ),
  };
};
