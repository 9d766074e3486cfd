export { parseList, parsePolicies, parsePolicy } from './parse.ts';
export { printPolicies, printPolicy } from './print.ts';
export {
  merge,
  DEFAULT_HEADER_LIMIT,
  type MergeInput,
  type MergeOptions,
  type MergeResult,
} from './merge.ts';
export { requirementsOf, type Account, type Requirement, type Requirements } from './requirements.ts';
export {
  defaultCspSettings,
  FEATURES,
  type CspSettings,
  type Feature,
  type Header,
  type Page,
} from './types.ts';
