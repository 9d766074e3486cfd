import { textValue } from '@talk-suite/core/findings';
import {
  hasRoomFor,
  moved,
  restored,
  ruleTemplates,
  type Rule,
  warnAboutRules,
  withoutRules,
  withPattern,
  withRule,
} from '@talk-suite/core/visibility';
import { useState } from 'react';
import { errorsAt } from '../editing/state.ts';
import type { Editor } from '../editing/use-editing.ts';
import { messageOf, t } from '../t.ts';
import { newRule } from './edited-rule.ts';
import { patternWarnings } from './pattern-warnings.ts';
import { RuleEditor } from './rule-editor.tsx';
import { RuleRow, type RuleCommand } from './rule-row.tsx';
import { ruleName } from './words.ts';

const RULES = 'settings.visibility.rules';
const TEMPLATES = ruleTemplates.filter(({ platforms }) => platforms.includes('shopify'));

/** The rules in their order, and the editor of one of them. */
export const RulesSection = ({ editor: { state, edit } }: { readonly editor: Editor }) => {
  const { rules } = state.draft.settings.visibility;
  const [edited, setEdited] = useState<Rule | null>(null);
  const [deleted, setDeleted] = useState<{ rule: Rule; at: number } | null>(null);
  const change = (next: readonly Rule[]): void => edit(RULES, next);

  const isNew = edited !== null && !rules.some(({ id }) => id === edited.id);
  const done = (rule: Rule): void => {
    setEdited(null);
    change(withRule(rules, rule));
  };
  const command = (rule: Rule, at: number, name: RuleCommand): void => {
    if (name === 'edit') setEdited(rule);
    else if (name === 'delete') {
      setDeleted({ rule, at });
      change(withoutRules(rules, [rule.id]));
    } else change(moved(rules, at, name === 'up' ? at - 1 : at + 1));
  };

  if (edited)
    return (
      <RuleEditor
        key={edited.id}
        rule={edited}
        isNew={isNew}
        onDone={done}
        onCancel={() => setEdited(null)}
      />
    );
  const warnings = warnAboutRules(rules);
  const patterns = patternWarnings(rules);
  return (
    <s-section heading={t('settings.visibility.rules.label')}>
      <s-stack gap="base">
        <s-paragraph>{t('settings.visibility.rules.help')}</s-paragraph>
        {deleted && !rules.some(({ id }) => id === deleted.rule.id) && (
          <s-banner tone="info">
            {t('screens.rules.deleted', { rule: ruleName(deleted.rule) })}
            <s-button
              slot="secondary-actions"
              onClick={() => {
                change(restored(rules, deleted.rule, deleted.at));
                setDeleted(null);
              }}
            >
              {t('screens.rules.undo.deleted')}
            </s-button>
          </s-banner>
        )}
        {rules.map((rule, at) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            isFirst={at === 0}
            isLast={at === rules.length - 1}
            notes={[
              ...errorsAt(state.errors, `${RULES}.${at}`),
              ...warnings.filter((warning) => textValue(warning, 'rule') === rule.id),
            ].map(messageOf)}
            patterns={patterns.filter((each) => each.rule === rule.id)}
            onFix={(pattern, suggestion) => change(withPattern(rules, rule.id, pattern, suggestion))}
            onToggle={(enabled) => change(withRule(rules, { ...rule, enabled }))}
            onCommand={(name) => command(rule, at, name)}
          />
        ))}
        {rules.length === 0 && (
          <>
            <s-paragraph>{t('screens.rules.none')}</s-paragraph>
            <s-stack direction="inline" gap="small">
              {TEMPLATES.map(({ id, rule }) => (
                <s-button key={id} onClick={() => change([newRule(rules, rule)])}>
                  {t(`visibility.template.${id}`)}
                </s-button>
              ))}
            </s-stack>
          </>
        )}
        <s-button
          disabled={!hasRoomFor(rules)}
          onClick={() => setEdited(newRule(rules, { effect: 'hide', when: {} }))}
        >
          {t('screens.rules.add')}
        </s-button>
      </s-stack>
    </s-section>
  );
};
