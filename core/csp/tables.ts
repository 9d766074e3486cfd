import { COMPARED } from './source-list/compact.ts';
import { CALL_FEATURES, TRUSTED_TYPES_POLICY } from './merge/environment.ts';
import { fallbackLists } from './policy/fallback.ts';
import { DEFAULT_HEADER_LIMIT, INPUT_LIMIT, PARTIAL_BLOCKERS } from './merge/merge.ts';
import { OBSERVATION_POLICY, OBSERVED_DIRECTIVES, OBSERVED_WORDS } from './report/observe.ts';
import { KEYWORDS } from './source-list/source.ts';

/** What a host that merges by itself loads as data instead of writing it again. */
export const cspTables = {
  fallbackLists,
  keywords: KEYWORDS,
  partialBlockers: PARTIAL_BLOCKERS,
  callFeatures: CALL_FEATURES,
  trustedTypesPolicy: TRUSTED_TYPES_POLICY,
  headerLimit: DEFAULT_HEADER_LIMIT,
  inputLimit: INPUT_LIMIT,
  compared: COMPARED,
  observation: {
    policy: OBSERVATION_POLICY,
    directives: OBSERVED_DIRECTIVES,
    words: Object.keys(OBSERVED_WORDS),
  },
} as const;
