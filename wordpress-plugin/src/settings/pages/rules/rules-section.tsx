import {
  toRule,
  duplicated,
  type RuleDraft,
  hasRoomFor,
  newId,
  toDraft,
  restored,
  type Rule,
  RULE_LIMITS,
  type RuleTemplate,
  withoutRules,
  withRule,
} from '@talk-suite/core/visibility';
import * as React from 'react';
import { useRef, useState } from 'react';
import { pageData } from '../../../page/data.ts';
import { t } from '../../../page/t.ts';
import { FieldErrors } from '../../fields/field-error.tsx';
import { Section } from '../../section.tsx';
import type { SettingsScreen } from '../../use-settings.ts';
import { ImportDialog } from '../import/import-dialog.tsx';
import { RuleEditor } from '../rule-editor/rule-editor.tsx';
import type { SiteWords } from '../use-site-words.ts';
import { ruleName } from '../words.ts';
import { AddButtons } from './add-buttons.tsx';
import { RuleList } from './rule-list.tsx';
import { WarningSummary } from './rule-warnings.tsx';
import { templateRule } from './template-rule.ts';
import { useRuleWarnings } from './use-rule-warnings.ts';
import { type RulesUndo, RulesUndoStrip } from './undo.tsx';

interface Props {
  readonly screen: SettingsScreen;
  readonly site: SiteWords;
  /** A rule to show, from elsewhere on the screen. */
  readonly shown: { readonly id: string; readonly wish: number } | null;
  readonly onShow: (id: string) => void;
}

const PATH = 'visibility.rules';
const DEFAULT = 'visibility.default';

/** Says that no other rule can be stored. */
const FullNotice = ({ shown }: { readonly shown: boolean }) => (
  <div role="alert">
    {shown && <p className="talk-error">{t('screens.rules.full', { limit: String(RULE_LIMITS.rules) })}</p>}
  </div>
);

/** The rules: their list, and all that can be done with it. */
export const RulesSection = ({ screen: { state, dispatch }, site, shown, onShow }: Props) => {
  const { rules, default: fallback } = state.draft.settings.visibility;
  const { words } = site;
  const [edited, setEdited] = useState<{ rule: RuleDraft; isNew: boolean } | null>(null);
  const [importing, setImporting] = useState(false);
  const [undo, setUndo] = useState<RulesUndo | null>(null);
  const [refused, setRefused] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const home = site.choices?.home ?? pageData().siteUrl ?? '/';
  const { rules: settled, warnings, hints, warned } = useRuleWarnings(rules, home);

  const change = (edit: (rules: readonly Rule[]) => readonly Rule[]): void => {
    setRefused(false);
    dispatch({ type: 'edit', path: PATH, value: edit(rules) });
  };
  /** Whether another rule can be stored; says so where it cannot. */
  const admits = (): boolean => {
    const room = hasRoomFor(rules);
    setRefused(!room);
    return room;
  };
  const begin = (rule: Pick<Rule, 'name' | 'effect' | 'when'>): void => {
    if (admits()) setEdited({ rule: toDraft({ id: newId(rules), enabled: true, ...rule }), isNew: true });
  };
  const onTemplate = (template: RuleTemplate): void =>
    begin({ name: t(`visibility.template.${template.id}`), ...templateRule(template, site.choices) });

  const onDone = (done: RuleDraft, isNew: boolean): void => {
    // Named now: another rule may have taken the id meanwhile.
    const rule = { ...toRule(done), ...(isNew && { id: newId(rules) }) };
    change((all) => withRule(all, rule));
    setUndo(null);
    setEdited(null);
    onShow(rule.id);
  };
  const onDuplicate = (id: string): void => {
    const rule = rules.find((each) => each.id === id);
    if (!rule || !admits()) return;
    const result = duplicated(rules, id, t('screens.rules.copy', { rule: ruleName(rule, words) }));
    if (!result) return;
    change(() => result.rules);
    onShow(result.copy.id);
  };
  const onDelete = (id: string): void => {
    const at = rules.findIndex((rule) => rule.id === id);
    setUndo({ step: 'deleted', rule: rules[at]!, at });
    change((all) => withoutRules(all, [id]));
  };
  /** Where nothing is left of what had the focus. */
  const focusOn = (): void => box.current?.querySelector<HTMLElement>('.talk-rules-add button')?.focus();
  const takeBack = (step: RulesUndo): void => {
    if (step.step === 'deleted' && !admits()) return;
    setUndo(null);
    switch (step.step) {
      case 'deleted':
        change((all) => restored(all, step.rule, step.at));
        onShow(step.rule.id);
        break;
      case 'imported':
        change((all) => withoutRules(all, step.ids));
        if (step.fallback) dispatch({ type: 'edit', path: DEFAULT, value: step.fallback });
        focusOn();
        break;
      case 'left':
        setEdited({ rule: step.rule, isNew: step.isNew });
    }
  };

  return (
    <Section
      id="rules"
      title={t('settings.visibility.rules.label')}
      lead={t('settings.visibility.rules.help')}
    >
      <div className="talk-rules-field" data-field={PATH} ref={box}>
        {undo && (
          <RulesUndoStrip
            undo={undo}
            words={words}
            onUndo={() => takeBack(undo)}
            onDismiss={() => {
              setUndo(null);
              focusOn();
            }}
          />
        )}
        <WarningSummary rules={settled} words={words} warned={warned} onShow={onShow} />
        {rules.length > 0 && (
          <RuleList
            rules={rules}
            words={words}
            warnings={warnings}
            hints={hints}
            errors={state.errors}
            shown={shown}
            onChange={change}
            onEdit={(id) => {
              const rule = rules.find((each) => each.id === id);
              if (rule) setEdited({ rule: toDraft(rule), isNew: false });
            }}
            onDuplicate={onDuplicate}
            onDelete={onDelete}
          />
        )}
        <FieldErrors errors={state.errors.filter(({ field }) => field === PATH)} />
        <AddButtons
          empty={rules.length === 0}
          onNew={() => begin({ name: '', effect: 'hide', when: {} })}
          onTemplate={onTemplate}
          onImport={() => setImporting(true)}
        />
        <FullNotice shown={refused} />
      </div>
      {edited && (
        <RuleEditor
          rule={edited.rule}
          isNew={edited.isNew}
          site={site}
          onDone={(rule) => onDone(rule, edited.isNew)}
          onClose={(left) => {
            setEdited(null);
            if (left) setUndo({ step: 'left', rule: left, isNew: edited.isNew });
          }}
        />
      )}
      {importing && (
        <ImportDialog
          rules={rules}
          words={words}
          home={home}
          fallback={fallback}
          onAdd={(added, hideElsewhere) => {
            change((all) => [...all, ...added]);
            if (hideElsewhere) dispatch({ type: 'edit', path: DEFAULT, value: 'hide' });
            setUndo({
              step: 'imported',
              ids: added.map(({ id }) => id),
              fallback: hideElsewhere ? fallback : null,
            });
            setImporting(false);
          }}
          onClose={() => setImporting(false)}
        />
      )}
    </Section>
  );
};
