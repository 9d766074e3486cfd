export type { Decision } from './decision/decision.ts';
export { contextErrors, parseContext } from './context.ts';
export { checkRules, patternError } from './check.ts';
export { compile } from './decision/compile.ts';
export {
  decideCompiled,
  decideOnce,
  type CompiledVisibility,
  type RuledSettings,
} from './decision/decide.ts';
export {
  toRule,
  CONDITION_KEYS,
  linesOf,
  toDraft,
  type ConditionKey,
  type DraftConditions,
  type RuleDraft,
  type ListKey,
} from './editing/rule-draft.ts';
export { compileRule, matches } from './decision/rule-match.ts';
export { explain, type DecisionTrace, type PassedOver, type Reason } from './decision/explain.ts';
export { comparableLocale, readFacts, type Facts, type PageContext } from './facts.ts';
export { importPatterns, type ImportedRules, type PatternBoxes } from './patterns/import-patterns.ts';
export { decidePartially, type PartialDecision, type UnknownFact } from './decision/partial.ts';
export { KINDS, PLATFORMS, type Kind, type Platform } from './kinds.ts';
export { RULE_LIMITS } from '../limits.ts';
export {
  patternHint,
  warnAboutPatterns,
  type PatternHint,
  type SiteAddresses,
} from './patterns/pattern-hints.ts';
export { residualDecision, type ResidualDecision } from './decision/residual.ts';
export {
  duplicated,
  hasRoomFor,
  moved,
  newId,
  restored,
  withoutRules,
  withPattern,
  withRule,
} from './editing/rule-edits.ts';
export { rulesFromText, rulesToText } from './decision/rule-text.ts';
export { rulesInWords } from './words/rules-in-words.ts';
export { ruleSchema, rulesSchema, type Conditions, type Rule } from './rule.ts';
export {
  kindLabel,
  reasonSentence,
  ruleSentence,
  wordsIn,
  type LabelledKey,
  type SentenceKey,
  type Words,
} from './words/sentence.ts';
export { browserFacts, resolveInBrowser } from './decision/resolve-in-browser.ts';
export { englishWords, reasonText } from './words/sentence-in-english.ts';
export { ruleTemplates, type RuleTemplate } from './editing/templates.ts';
export { warnAboutRules } from './editing/warnings.ts';
