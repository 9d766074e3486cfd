export { parseList, parsePolicies, parsePolicy } from './parse.ts';
export { printPolicies, printPolicy } from './print.ts';
export {
  merge,
  DEFAULT_HEADER_LIMIT,
  type MergeInput,
  type MergeOptions,
  type MergeResult,
} from './merge.ts';
export type { Added } from './write.ts';
export { requirementsOf, type Account, type Requirement, type Requirements } from './requirements.ts';
export { cspTables } from './tables.ts';
export { talkSources, regionLabels, type TalkSource } from './talk-sources.ts';
export { explain, type ExplainResult, type ExplainedRequirement, type DirectiveTrace } from './explain.ts';
export { diff, type Difference } from './diff.ts';
export { lint, lintPhrases, lintTemplate, type LintFinding, type LintInput } from './lint/index.ts';
export { emit, forms, formNames, withRemarks, type FormName } from './emit/index.ts';
export { loaderFile, staleIntegrity, type LoaderFile } from './loader-file.ts';
export { isVariable, template, type Template } from './template.ts';
export { levelPolicy } from './levels.ts';
export { assess, type Assessment } from './assess.ts';
export { blockedBy, unresolved, pageStatusOf, type Blocked, type PageStatus } from './page-status.ts';
export { isPowerful, starterPolicy, type Observed } from './observe.ts';
export { publishedPolicy, type PublishedOptions, type PublishedPolicy, type Remark } from './published.ts';
export {
  defaultCspSettings,
  FEATURES,
  type CspSettings,
  type Feature,
  type Header,
  type Page,
} from './types.ts';
