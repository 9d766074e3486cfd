export type { Decision } from './decision.ts';
export { contextErrors, parseContext } from './context.ts';
export { checkRules, patternError } from './check.ts';
export { compile } from './compile.ts';
export { decideCompiled, decideOnce, type CompiledVisibility, type RuledSettings } from './decide.ts';
export {
  toRule,
  CONDITION_KEYS,
  linesOf,
  toDraft,
  type ConditionKey,
  type DraftConditions,
  type RuleDraft,
  type ListKey,
} from './rule-draft.ts';
export { compileRule, matches } from './rule-match.ts';
export { explain, type DecisionTrace, type PassedOver, type Reason } from './explain.ts';
export { comparableLocale, readFacts, type Facts, type PageContext } from './facts.ts';
export { importPatterns, type ImportedRules, type PatternBoxes } from './import-patterns.ts';
export { decidePartially, type PartialDecision, type UnknownFact } from './partial.ts';
export { KINDS, PLATFORMS, type Kind, type Platform } from './kinds.ts';
export { RULE_LIMITS } from '../limits.ts';
export { patternHint, warnAboutPatterns, type PatternHint, type SiteAddresses } from './pattern-hints.ts';
export { residualDecision, type ResidualDecision } from './residual.ts';
export {
  duplicated,
  hasRoomFor,
  moved,
  newId,
  restored,
  withoutRules,
  withPattern,
  withRule,
} from './rule-edits.ts';
export { rulesFromText, rulesToText } from './rule-text.ts';
export { rulesInWords } from './rules-in-words.ts';
export { ruleSchema, rulesSchema, type Conditions, type Rule } from './rule.ts';
export {
  kindLabel,
  reasonSentence,
  ruleSentence,
  wordsIn,
  type LabelledKey,
  type SentenceKey,
  type Words,
} from './sentence.ts';
export { browserFacts, resolveInBrowser } from './resolve-in-browser.ts';
export { englishWords, reasonText } from './sentence-in-english.ts';
export { ruleTemplates, type RuleTemplate } from './templates.ts';
export { warnAboutRules } from './warnings.ts';
