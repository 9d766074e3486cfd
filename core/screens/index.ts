/** The admin without a UI library: what both hosts' screens hold, decide and say. */
export {
  AT_SERVER_STEPS,
  atServerInWords,
  codeProblem,
  connectCodeIn,
  type AtServer,
  type AtServerStep,
  type AtServerWords,
} from './at-server.ts';
export {
  documentConflict,
  documentDifferences,
  documentPaths,
  documentValue,
  rebaseDocument,
  withDocumentValue,
  type EditedDocument,
  type Saved,
  type SavedBy,
} from './document.ts';
export { changesInWords, type ChangeLine, type ChangeWords } from './change-words.ts';
export { whoSaved } from './conflict-words.ts';
export { guideOf, type GuideStep, type GuideStepState, type GuideView } from './guide.ts';
export { languageName } from './language-name.ts';
export { matchedPages } from './matched-pages.ts';
export {
  becauseInWords,
  DEVICES,
  isChosenInList,
  keptFrom,
  onDevices,
  type BecauseWords,
  type Device,
  type DeviceDecisions,
  type Kept,
} from './page-decisions.ts';
export { resetOf, type Reset } from './reset.ts';
export {
  beginEditing,
  changesOf,
  reduceEditing,
  type Editing,
  type EditingAction,
  type SaveAnswer,
  type SaveFailure,
  type Undo,
} from './editing.ts';
export {
  fieldsOf,
  isActive,
  labelling,
  sectionIn,
  unusedIn,
  unusedPaths,
  valuesInWords,
  type ScreenText,
} from './fields.ts';
export {
  factsOf,
  MANUAL_FIELDS,
  newEntry,
  otherWay,
  understoodText,
  withReading,
  withRegion,
  type ConnectionFact,
} from './entry.ts';
export { inboxOf, keyForServer, ORTTO, serviceWords, type InboxLink, type ServiceWords } from './service.ts';
export {
  problemCode,
  problemsOf,
  textOf,
  tidiedRule,
  withCondition,
  withoutCondition,
  withText,
  type RuleProblem,
  type TypedKey,
} from './rule-draft.ts';
export {
  hidesEverything,
  isChanged,
  noRuleEditing,
  reduceRules,
  type OpenRule,
  type RuleAction,
  type RuleEditing,
  type RuleOutcome,
  type RuleStep,
  type ProposedRule,
} from './rule-editing.ts';
export { ruleIn, ruleQuery } from './rule-address.ts';
export {
  changedMeta,
  judgePage,
  policiesOf,
  policyHeaders,
  VERDICT_TONES,
  type PageJudgement,
  type PagePolicy,
  type PageSnapshot,
} from './judgement.ts';
export { download, placeInWords, readImported, type ImportedFile, type ImportFailure } from './transfer.ts';
export { sortingHook, type PressedHandle } from './sorting/sorting-hook.ts';
export {
  looksOnReturn,
  statusOf,
  type Sighting,
  type Status,
  type StatusFacts,
  type StatusTone,
} from './status.ts';
export {
  addressesOfWhere,
  isListRule,
  WHERE,
  whereOf,
  withPages,
  withWhere,
  writtenRules,
  type Where,
} from './where.ts';
export {
  addressProblem,
  pagePattern,
  tidyAddresses,
  tidyAddressLine,
  type OwnSite,
  type TidyAddress,
} from './site-addresses.ts';
export { undoneInWords } from './undo-words.ts';
export { isUnmet, unmetIn, unmetPhrase, type SiteFacts, type Unmet } from './unmet.ts';
