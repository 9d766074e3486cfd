import { same } from '../settings/changes.ts';
import { toDraft, toRule, type RuleDraft } from '../visibility/editing/rule-draft.ts';
import {
  duplicated,
  hasRoomFor,
  newId,
  restored,
  withoutRules,
  withRule,
} from '../visibility/editing/rule-edits.ts';
import type { Rule } from '../visibility/rule.ts';
import { problemsOf } from './rule-draft.ts';

/** A rule in its editor. */
export interface OpenRule {
  readonly rule: RuleDraft;
  /** As the editor began with it. */
  readonly before: RuleDraft;
  readonly isNew: boolean;
  /** Whether it was to be taken over and could not be: from then on its problems are shown. */
  readonly judged: boolean;
}

/** A step with rules that can be taken back by itself, whatever was edited since. */
export type RuleStep =
  | { readonly step: 'deleted'; readonly rules: readonly { readonly rule: Rule; readonly at: number }[] }
  | {
      readonly step: 'imported';
      readonly ids: readonly string[];
      /** The default before, where the import changed it. */
      readonly fallback: 'show' | 'hide' | null;
    }
  /** An editor that was closed with changes. */
  | { readonly step: 'left'; readonly open: OpenRule };

/** What a screen holds of its rules next to the rules themselves. */
export interface RuleEditing {
  readonly open: OpenRule | null;
  /** What can be taken back, the last step first. */
  readonly steps: readonly RuleStep[];
  /** Whether there was no room for what was wanted last. */
  readonly refused: boolean;
}

export const noRuleEditing: RuleEditing = { open: null, steps: [], refused: false };

/** The part of a rule that a person or a template chooses. */
export type ProposedRule = Pick<Rule, 'effect' | 'when'> & { readonly name?: string };

export type RuleAction =
  | { readonly type: 'begin'; readonly proposal: ProposedRule }
  | { readonly type: 'open'; readonly id: string }
  | { readonly type: 'change'; readonly rule: RuleDraft }
  /** `rule`: the draft, where a host keeps it; else that of the editing. */
  | { readonly type: 'done'; readonly rule?: RuleDraft }
  | { readonly type: 'close'; readonly rule?: RuleDraft }
  | { readonly type: 'duplicate'; readonly id: string; readonly name: string }
  | { readonly type: 'remove'; readonly ids: readonly string[] }
  | { readonly type: 'import'; readonly rules: readonly Rule[]; readonly fallback: 'show' | 'hide' | null }
  | { readonly type: 'undo' | 'dismiss' };

/** What comes of an action. */
export interface RuleOutcome {
  readonly editing: RuleEditing;
  readonly rules: readonly Rule[];
  /** The default to go back to. */
  readonly fallback?: 'show' | 'hide';
  /** The rule that the work goes on with. */
  readonly show?: string;
}

/** So many steps can be taken back. */
const KEPT = 20;

/** The steps with another one; an editor that was left is only worth coming back to until the next step. */
const withStep = (steps: readonly RuleStep[], step: RuleStep): readonly RuleStep[] =>
  [step, ...steps.filter((each) => each.step !== 'left')].slice(0, KEPT);

const openWith = (rule: Rule, isNew: boolean): OpenRule => {
  const before = toDraft(rule);
  return { rule: before, before, isNew, judged: false };
};

/** Whether an editor holds something that the rules do not: leaving now would lose it. */
export const isChanged = ({ open }: Pick<RuleEditing, 'open'>): boolean =>
  open !== null && !same(open.rule, open.before);

/** Whether a rule hides Talk everywhere, without a condition: a person is asked first. */
export const hidesEverything = (draft: RuleDraft): boolean => {
  const { effect, enabled, when } = toRule(draft);
  return effect === 'hide' && enabled && Object.keys(when).length === 0;
};

const done = (editing: RuleEditing, rules: readonly Rule[], given?: RuleDraft): RuleOutcome => {
  const { open } = editing;
  if (!open) return { editing, rules };
  const draft = given ?? open.rule;
  if (problemsOf(draft).length > 0)
    return { editing: { ...editing, open: { ...open, rule: draft, judged: true } }, rules };
  // Named now: another rule may have taken the id meanwhile.
  const rule = { ...toRule(draft), ...(open.isNew && { id: newId(rules) }) };
  return {
    editing: { open: null, steps: editing.steps.filter(({ step }) => step !== 'left'), refused: false },
    rules: withRule(rules, rule),
    show: rule.id,
  };
};

const undone = (editing: RuleEditing, rules: readonly Rule[]): RuleOutcome => {
  const [step, ...steps] = editing.steps;
  if (!step) return { editing, rules };
  const after = { ...editing, steps, refused: false };
  switch (step.step) {
    case 'left':
      return { editing: { ...after, open: step.open }, rules };
    case 'imported':
      return {
        editing: after,
        rules: withoutRules(rules, step.ids),
        ...(step.fallback && { fallback: step.fallback }),
      };
    case 'deleted': {
      if (!hasRoomFor(rules, step.rules.length)) return { editing: { ...editing, refused: true }, rules };
      const [first] = step.rules;
      return {
        editing: after,
        rules: step.rules.reduce((all, { rule, at }) => restored(all, rule, at), rules),
        ...(first && { show: first.rule.id }),
      };
    }
  }
};

/**
 * The one place where the editing of rules changes.
 * @example reduceRules(noRuleEditing, rules, { type: 'remove', ids: ['a'] }).rules
 */
export const reduceRules = (
  editing: RuleEditing,
  rules: readonly Rule[],
  action: RuleAction,
): RuleOutcome => {
  const full = { editing: { ...editing, refused: true }, rules };
  switch (action.type) {
    case 'begin': {
      if (!hasRoomFor(rules)) return full;
      const rule = { name: '', enabled: true, ...action.proposal, id: newId(rules) };
      return { editing: { ...editing, open: openWith(rule, true), refused: false }, rules };
    }
    case 'open': {
      const rule = rules.find(({ id }) => id === action.id);
      return { editing: rule ? { ...editing, open: openWith(rule, false) } : editing, rules };
    }
    case 'change':
      return {
        editing: { ...editing, open: editing.open && { ...editing.open, rule: action.rule } },
        rules,
      };
    case 'done':
      return done(editing, rules, action.rule);
    case 'close': {
      const open = editing.open && { ...editing.open, rule: action.rule ?? editing.open.rule };
      const left = isChanged({ open }) ? open : null;
      return {
        editing: {
          ...editing,
          open: null,
          steps: left ? withStep(editing.steps, { step: 'left', open: left }) : editing.steps,
        },
        rules,
      };
    }
    case 'duplicate': {
      const result = duplicated(rules, action.id, action.name);
      if (!hasRoomFor(rules)) return full;
      return result
        ? { editing: { ...editing, refused: false }, rules: result.rules, show: result.copy.id }
        : { editing, rules };
    }
    case 'remove': {
      const gone = rules.flatMap((rule, at) => (action.ids.includes(rule.id) ? [{ rule, at }] : []));
      return gone.length === 0
        ? { editing, rules }
        : {
            editing: {
              ...editing,
              refused: false,
              steps: withStep(editing.steps, { step: 'deleted', rules: gone }),
            },
            rules: withoutRules(rules, action.ids),
          };
    }
    case 'import': {
      const ids = action.rules.map(({ id }) => id);
      return {
        editing: {
          ...editing,
          refused: false,
          steps: withStep(editing.steps, { step: 'imported', ids, fallback: action.fallback }),
        },
        rules: [...rules, ...action.rules],
      };
    }
    case 'undo':
      return undone(editing, rules);
    case 'dismiss':
      return { editing: { ...editing, steps: editing.steps.slice(1) }, rules };
  }
};
