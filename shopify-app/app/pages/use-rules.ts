import {
  isChanged,
  isListRule,
  noRuleEditing,
  reduceRules,
  type RuleAction,
  type RuleEditing,
  writtenRules,
} from '@talk-suite/core/screens';
import type { Rule } from '@talk-suite/core/visibility';
import { useMemo, useState } from 'react';
import type { Editor } from '../editing/use-editing.ts';
import { storedRule } from './stored-rule.ts';

/** Where in the settings the rules are. */
export const RULES = 'visibility.rules';

export interface RulesEditor {
  readonly rules: readonly Rule[];
  readonly editing: RuleEditing;
  readonly act: (action: RuleAction) => void;
  /** The rule that the work goes on with, and how often that was said; null at first. */
  readonly shown: { readonly id: string; readonly count: number } | null;
  /** Goes on with a rule, which has the focus then: its row, or the list of pages. */
  readonly show: (id: string) => void;
  /** Edits the list itself: its order, a switch, an address. */
  readonly change: (rules: readonly Rule[]) => void;
}

/**
 * The rules as they are edited, in the draft of the screen.
 * @returns the rules, and the screen's editor, to which a rule that is open and changed counts as unsaved: saving takes
 *   it along, or leads to what is wrong with it
 */
export const useRules = (
  editor: Editor,
  shop: string,
): { readonly rules: RulesEditor; readonly editor: Editor } => {
  const { rules: all } = editor.state.draft.settings.visibility;
  // The list of pages is a rule of its own: it comes last, and is edited where the pages are.
  const rules = useMemo(() => writtenRules(all), [all]);
  const withList = (next: readonly Rule[]): readonly Rule[] => [...next, ...all.filter(isListRule)];
  const [editing, setEditing] = useState<RuleEditing>(noRuleEditing);
  const [shown, setShown] = useState<RulesEditor['shown']>(null);
  const change = (next: readonly Rule[]): void => {
    if (next !== rules) editor.edit(RULES, withList(next));
  };
  const show = (id: string): void => setShown((last) => ({ id, count: (last?.count ?? 0) + 1 }));
  const act = (action: RuleAction): void => {
    const outcome = reduceRules(editing, rules, action);
    setEditing(outcome.editing);
    if (outcome.show !== undefined) show(outcome.show);
    change(outcome.rules);
  };
  const open = isChanged(editing);
  const save = (): void => {
    if (!open) {
      editor.save();
      return;
    }
    const outcome = reduceRules(editing, rules, {
      type: 'done',
      ...(editing.open && { rule: storedRule(editing.open.rule, shop) }),
    });
    setEditing(outcome.editing);
    if (outcome.editing.open === null)
      editor.save({ type: 'edit', path: RULES, value: withList(outcome.rules) });
  };
  return {
    rules: { rules, editing, shown, act, show, change },
    editor: {
      ...editor,
      dirty: editor.dirty || open,
      save,
      dispatch: (action) => {
        if (action.type === 'discard') setEditing({ ...editing, open: null });
        editor.dispatch(action);
      },
    },
  };
};
