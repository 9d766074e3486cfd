import { RULE_LIMITS, type RuleTemplate } from '@talk-suite/core/visibility';
import type { ProposedRule } from '@talk-suite/core/screens';
import * as React from 'react';
import { useRef, useState } from 'react';
import { t } from '../../../page/t.ts';
import { FieldErrors } from '../../fields/field-error.tsx';
import { useScreen } from '../../screen-context.ts';
import { Section } from '../../section.tsx';
import { ImportDialog } from '../import/import-dialog.tsx';
import { RuleEditor } from '../rule-editor/rule-editor.tsx';
import type { Choices } from '../../api/visibility.ts';
import type { SiteWords } from '../use-site-words.ts';
import { ruleName } from '../words.ts';
import { factsOf } from '../site-facts.ts';
import { AddButtons } from './add-buttons.tsx';
import { RuleList } from './rule-list.tsx';
import { WarningSummary } from './rule-warnings.tsx';
import { templateRule } from './template-rule.ts';
import { RulesUndoStrip } from './undo.tsx';
import { RULES, useRuleEditing } from './use-rule-editing.ts';
import { useRuleWarnings } from './use-rule-warnings.ts';

interface Props {
  readonly site: SiteWords;
  /** Address of the front page. */
  readonly home: string;
  /** A rule to show, from elsewhere on the screen. */
  readonly shown: { readonly id: string; readonly time: number } | null;
  readonly onShow: (id: string) => void;
}

/** What a template asks for on this site. */
const proposalOf = (template: RuleTemplate, choices: Choices | null): ProposedRule => ({
  name: t(`visibility.template.${template.id}`),
  ...templateRule(template, choices),
});

/** Says that no other rule can be stored. */
const FullNotice = ({ shown }: { readonly shown: boolean }) => (
  <div role="alert">
    {shown && <p className="talk-error">{t('screens.rules.full', { limit: String(RULE_LIMITS.rules) })}</p>}
  </div>
);

/** The rules: their list, and all that can be done with it. */
export const RulesSection = ({ site, home, shown, onShow }: Props) => {
  const { errors } = useScreen().screen.state;
  const { rules, fallback, editing, act, change, setFallback } = useRuleEditing(onShow);
  const { open, steps } = editing;
  const { words } = site;
  const [importing, setImporting] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const found = useRuleWarnings(rules, home, site);
  /** Where nothing is left of what had the focus. */
  const focusOn = (): void => box.current?.querySelector<HTMLElement>('.talk-rules-add button')?.focus();
  const copyOf = (id: string): string => {
    const rule = rules.find((each) => each.id === id);
    return t('screens.rules.copy', { rule: rule ? ruleName(rule, words) : '' });
  };
  return (
    <Section id="rules" title={t('screens.advanced.title')} lead={t('screens.advanced.lead')}>
      <div className="talk-rules-field" data-field={RULES} ref={box}>
        {steps[0] && (
          <RulesUndoStrip
            step={steps[0]}
            words={words}
            onUndo={() => {
              if (!act({ type: 'undo' }) && steps[0]?.step === 'imported') focusOn();
            }}
            onDismiss={() => {
              act({ type: 'dismiss' });
              focusOn();
            }}
          />
        )}
        <WarningSummary rules={found.rules} words={words} warned={found.warned} onShow={onShow} />
        {rules.length > 0 && (
          <RuleList
            rules={rules}
            words={words}
            warnings={found.warnings}
            hints={found.hints}
            errors={errors}
            shown={shown}
            onChange={change}
            onEdit={(id) => act({ type: 'open', id })}
            onDuplicate={(id) => act({ type: 'duplicate', id, name: copyOf(id) })}
            onDelete={(ids) => act({ type: 'remove', ids })}
          />
        )}
        <FieldErrors errors={errors.filter(({ field }) => field === RULES)} />
        <AddButtons
          empty={rules.length === 0}
          facts={factsOf(site.choices)}
          onNew={() => act({ type: 'begin', proposal: { effect: 'hide', when: {} } })}
          onTemplate={(template) => act({ type: 'begin', proposal: proposalOf(template, site.choices) })}
          onImport={() => setImporting(true)}
        />
        <FullNotice shown={editing.refused} />
      </div>
      {open && (
        <RuleEditor
          rule={open.rule}
          isNew={open.isNew}
          site={site}
          home={home}
          onDone={(rule) => act({ type: 'done', rule })}
          onClose={(rule) => act({ type: 'close', rule })}
        />
      )}
      {importing && (
        <ImportDialog
          rules={rules}
          words={words}
          home={home}
          fallback={fallback}
          onAdd={(added, hideElsewhere) => {
            act({ type: 'import', rules: added, fallback: hideElsewhere ? fallback : null });
            if (hideElsewhere) setFallback('hide');
            setImporting(false);
          }}
          onClose={() => setImporting(false)}
        />
      )}
    </Section>
  );
};
