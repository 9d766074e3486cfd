export { parseList, parsePolicies, parsePolicy } from './policy/parse.ts';
export { printPolicies, printPolicy } from './policy/print.ts';
export {
  merge,
  DEFAULT_HEADER_LIMIT,
  type MergeInput,
  type MergeOptions,
  type MergeResult,
} from './merge/merge.ts';
export type { Added } from './merge/write.ts';
export {
  requirementsOf,
  type Account,
  type Requirement,
  type Requirements,
} from './requirements/requirements.ts';
export { cspTables } from './tables.ts';
export { talkSources, regionLabels, type TalkSource } from './requirements/talk-sources.ts';
export {
  explain,
  type ExplainResult,
  type ExplainedRequirement,
  type DirectiveTrace,
} from './report/explain.ts';
export { diff, type Difference } from './report/diff.ts';
export { lint, lintPhrases, lintTemplate, type LintFinding, type LintInput } from './lint/index.ts';
export { emit, forms, formNames, withRemarks, type FormName } from './emit/index.ts';
export { loaderFile, staleIntegrity, type LoaderFile } from './loader-file/loader-file.ts';
export { isVariable, template, type Template } from './read/template.ts';
export { levelPolicy } from './merge/levels.ts';
export { assess, type Assessment } from './report/assess.ts';
export { blockedBy, unresolved, pageStatusOf, type Blocked, type PageStatus } from './report/page-status.ts';
export { isPowerful, starterPolicy, type Observed } from './report/observe.ts';
export {
  publishedPolicy,
  type PublishedOptions,
  type PublishedPolicy,
  type Remark,
} from './requirements/published.ts';
export {
  defaultCspSettings,
  FEATURES,
  type CspSettings,
  type Feature,
  type Header,
  type Page,
} from './types.ts';
