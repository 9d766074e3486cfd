import { textValue } from '@talk-suite/core/findings';
import { unmetIn, unmetPhrase, type RuleStep } from '@talk-suite/core/screens';
import { findingsAt } from '@talk-suite/core/settings';
import {
  hasRoomFor,
  moved,
  ruleTemplates,
  toRule,
  type Rule,
  warnAboutRules,
  withPattern,
  withRule,
} from '@talk-suite/core/visibility';
import { useEffect, useRef, useState } from 'react';
import type { Finding } from '../../app-data/index.ts';
import { messageOf, t } from '../t.ts';
import { patternWarnings } from './pattern-warnings.ts';
import { RuleEditor } from './rule-editor.tsx';
import { RuleRow, type RuleCommand } from './rule-row.tsx';
import { STORE_FACTS } from './site-facts.ts';
import { SelectedRules } from './selected-rules.tsx';
import { RULES, type RulesEditor } from './use-rules.ts';
import { ruleName, words } from './words.ts';

const TEMPLATES = ruleTemplates.filter(({ platforms }) => platforms.includes('shopify'));

const stepInWords = (step: RuleStep): string => {
  switch (step.step) {
    case 'deleted': {
      const [first, ...more] = step.rules;
      return first && more.length === 0
        ? t('screens.rules.deleted', { rule: ruleName(first.rule) })
        : t('screens.rules.deleted.many', { count: String(step.rules.length) });
    }
    case 'imported':
      return t('screens.rules.imported', { count: String(step.ids.length) });
    case 'left':
      return t('screens.rules.left', { rule: ruleName(toRule(step.open.rule)) });
  }
};

/** What was done last, with the way back. Its button takes the focus: what had it is gone. */
const LastStep = ({ step, act }: { readonly step: RuleStep } & Pick<RulesEditor, 'act'>) => {
  const button = useRef<HTMLElementTagNameMap['s-button']>(null);
  useEffect(() => button.current?.focus(), [step]);
  return (
    <s-box accessibilityRole="status">
      <s-banner tone="info">
        {stepInWords(step)}
        <s-button ref={button} slot="secondary-actions" onClick={() => act({ type: 'undo' })}>
          {t(`screens.rules.undo.${step.step}`)}
        </s-button>
        <s-button slot="secondary-actions" onClick={() => act({ type: 'dismiss' })}>
          {t('screens.rules.undo.dismiss')}
        </s-button>
      </s-banner>
    </s-box>
  );
};

const NoRules = ({ act }: Pick<RulesEditor, 'act'>) => (
  <>
    <s-paragraph>{t('screens.rules.none')}</s-paragraph>
    <s-stack direction="inline" gap="small">
      {TEMPLATES.map(({ id, rule }) => (
        <s-button
          key={id}
          onClick={() => act({ type: 'begin', proposal: { name: t(`visibility.template.${id}`), ...rule } })}
        >
          {t(`visibility.template.${id}`)}
        </s-button>
      ))}
    </s-stack>
  </>
);

interface Props {
  readonly editor: RulesEditor;
  readonly shop: string;
  /** What the last attempt to save found. */
  readonly errors: readonly Finding[];
}

/** The rules in their order, and the editor of one of them. */
export const RulesSection = ({ editor: { rules, editing, shown, act, change }, shop, errors }: Props) => {
  const [said, setSaid] = useState('');
  const [wished, setWished] = useState<ReadonlySet<string>>(new Set());
  // One that is gone is selected no longer.
  const selected = new Set(rules.map(({ id }) => id).filter((id) => wished.has(id)));
  const warnings = warnAboutRules(rules);
  const patterns = patternWarnings(rules);
  const command = (rule: Rule, at: number, name: RuleCommand): void => {
    if (name === 'edit') act({ type: 'open', id: rule.id });
    else if (name === 'delete') act({ type: 'remove', ids: [rule.id] });
    else if (name === 'duplicate')
      act({ type: 'duplicate', id: rule.id, name: t('screens.rules.copy', { rule: ruleName(rule) }) });
    else {
      const to = { first: 0, up: at - 1, down: at + 1, last: rules.length - 1 }[name];
      change(moved(rules, at, to));
      setSaid(
        t('screens.rules.moved', {
          rule: ruleName(rule),
          place: String(to + 1),
          count: String(rules.length),
        }),
      );
    }
  };
  return (
    <s-section heading={t('screens.advanced.title')}>
      <s-stack gap="base">
        <s-paragraph>{t('shopify.advanced.lead')}</s-paragraph>
        {editing.steps[0] && <LastStep step={editing.steps[0]} act={act} />}
        {rules.length > 1 && (
          <SelectedRules
            rules={rules}
            selected={selected}
            onSelect={(ids) => setWished(new Set(ids))}
            onToggle={(enabled) =>
              change(rules.map((rule) => (selected.has(rule.id) ? { ...rule, enabled } : rule)))
            }
            onDelete={() => act({ type: 'remove', ids: [...selected] })}
          />
        )}
        {rules.map((rule, at) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            isFirst={at === 0}
            isLast={at === rules.length - 1}
            selected={rules.length > 1 ? selected.has(rule.id) : null}
            focused={shown?.id === rule.id ? shown.count : 0}
            errors={findingsAt(errors, `${RULES}.${at}`).map(messageOf)}
            warnings={[
              ...warnings.filter((warning) => textValue(warning, 'rule') === rule.id),
              ...(rule.enabled ? unmetIn(rule, STORE_FACTS) : []).map((each) =>
                unmetPhrase(each, (key, value) => (key === 'kind' ? words.label('kind', value) : value)),
              ),
            ].map(messageOf)}
            patterns={patterns.filter((each) => each.rule === rule.id)}
            onFix={(pattern, suggestion) => change(withPattern(rules, rule.id, pattern, suggestion))}
            onSelect={(wanted) =>
              setWished(
                new Set(wanted ? [...selected, rule.id] : [...selected].filter((id) => id !== rule.id)),
              )
            }
            onToggle={(enabled) => change(withRule(rules, { ...rule, enabled }))}
            onCommand={(name) => command(rule, at, name)}
          />
        ))}
        <s-box accessibilityRole="status">
          <s-text accessibilityVisibility="exclusive">{said}</s-text>
        </s-box>
        {rules.length === 0 && <NoRules act={act} />}
        <s-stack direction="inline">
          <s-button
            disabled={!hasRoomFor(rules)}
            onClick={() => act({ type: 'begin', proposal: { effect: 'hide', when: {} } })}
          >
            {t('screens.rules.add')}
          </s-button>
        </s-stack>
      </s-stack>
      {editing.open && <RuleEditor open={editing.open} shop={shop} act={act} />}
    </s-section>
  );
};
