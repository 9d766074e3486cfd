import {
  isListRule,
  noRuleEditing,
  reduceRules,
  type RuleAction,
  type RuleEditing,
  writtenRules,
} from '@talk-suite/core/screens';
import type { Rule } from '@talk-suite/core/visibility';
import { useMemo, useState } from 'react';
import { useScreen } from '../../screen-context.ts';

/** Where in the settings the rules are, and the default. */
export const RULES = 'visibility.rules';
export const DEFAULT = 'visibility.default';

export interface RulesEditor {
  readonly rules: readonly Rule[];
  readonly fallback: 'show' | 'hide';
  readonly editing: RuleEditing;
  /** @returns whether there is a rule that the work goes on with: it is shown, and has the focus */
  readonly act: (action: RuleAction) => boolean;
  /** Edits the list itself: its order, a switch, an address. */
  readonly change: (edit: (rules: readonly Rule[]) => readonly Rule[]) => void;
  readonly setFallback: (fallback: 'show' | 'hide') => void;
}

/** The rules as they are edited, in the draft of the screen. @param onShow shows a rule of the list */
export const useRuleEditing = (onShow: (id: string) => void): RulesEditor => {
  const { state, dispatch } = useScreen().screen;
  const { rules: all, default: fallback } = state.draft.settings.visibility;
  // The list of pages is a rule of its own: it comes last, and is edited where the pages are.
  const rules = useMemo(() => writtenRules(all), [all]);
  const [editing, setEditing] = useState<RuleEditing>(noRuleEditing);
  const setFallback = (value: 'show' | 'hide'): void => dispatch({ type: 'edit', path: DEFAULT, value });
  const store = (next: readonly Rule[]): void => {
    if (next !== rules) dispatch({ type: 'edit', path: RULES, value: [...next, ...all.filter(isListRule)] });
  };
  return {
    rules,
    fallback,
    editing,
    act: (action) => {
      const outcome = reduceRules(editing, rules, action);
      setEditing(outcome.editing);
      store(outcome.rules);
      if (outcome.fallback) setFallback(outcome.fallback);
      if (outcome.show !== undefined) onShow(outcome.show);
      return outcome.show !== undefined;
    },
    change: (edit) => {
      setEditing({ ...editing, refused: false });
      store(edit(rules));
    },
    setFallback,
  };
};
