import { toRule, toDraft, ruleSentence, type RuleDraft, type Rule } from '@talk-suite/core/visibility';
import { useState } from 'react';
import { t } from '../t.ts';
import { problemsOf, textOf, TYPED, withText } from './edited-rule.ts';
import { SHOPIFY_KINDS } from './kinds.ts';
import { words } from './words.ts';

interface Props {
  readonly rule: Rule;
  readonly isNew: boolean;
  readonly onDone: (rule: Rule) => void;
  readonly onCancel: () => void;
}

interface PartProps {
  readonly edited: RuleDraft;
  readonly onChange: (when: RuleDraft['when']) => void;
}

const Choices = ({ edited, onChange }: PartProps) => (
  <>
    <s-choice-list
      label={t('screens.rule.condition.kind')}
      multiple
      values={[...(edited.when.kind ?? [])]}
      onChange={({ currentTarget }) => onChange({ ...edited.when, kind: [...currentTarget.values] })}
    >
      {SHOPIFY_KINDS.map((kind) => (
        <s-choice key={kind} value={kind}>
          {t(`visibility.kind.${kind}`)}
          <s-text slot="details">{t(`visibility.kind.${kind}.shopify`)}</s-text>
        </s-choice>
      ))}
    </s-choice-list>
    <s-choice-list
      label={t('screens.rule.condition.device')}
      multiple
      values={[...(edited.when.device ?? [])]}
      onChange={({ currentTarget }) => onChange({ ...edited.when, device: [...currentTarget.values] })}
    >
      {(['mobile', 'desktop'] as const).map((device) => (
        <s-choice key={device} value={device}>
          {t(`screens.rule.device.${device}`)}
          <s-text slot="details">{t(`screens.rule.device.${device}.help`)}</s-text>
        </s-choice>
      ))}
    </s-choice-list>
  </>
);

/** A rule's editor: what it does, and under which conditions. Nothing changes before it is done. */
export const RuleEditor = ({ rule, isNew, onDone, onCancel }: Props) => {
  const [edited, setEdited] = useState(() => toDraft(rule));
  const [judged, setJudged] = useState(false);
  const problems = judged ? problemsOf(edited) : new Map<string, string>();
  const change = (part: Partial<RuleDraft>): void => setEdited({ ...edited, ...part });
  const done = (): void => {
    if (problemsOf(edited).size > 0) setJudged(true);
    else onDone(toRule(edited));
  };
  return (
    <s-section heading={t(isNew ? 'screens.rule.title.new' : 'screens.rule.title')}>
      <s-stack gap="large">
        <s-text type="strong">{ruleSentence(toRule(edited), words)}</s-text>
        <s-choice-list
          label={t('screens.rule.effect')}
          values={[edited.effect]}
          onChange={({ currentTarget }) =>
            change({ effect: currentTarget.values[0] === 'show' ? 'show' : 'hide' })
          }
        >
          <s-choice value="hide">{t('screens.rule.effect.hide')}</s-choice>
          <s-choice value="show">{t('screens.rule.effect.show')}</s-choice>
        </s-choice-list>
        {TYPED.map((key) => (
          <s-text-area
            key={key}
            label={t(`screens.rule.condition.${key}`)}
            details={t(key === 'path' ? 'screens.rule.path.help' : `shopify.rule.${key}.help`)}
            error={problems.get(key) ?? ''}
            rows={3}
            value={textOf(edited, key)}
            onInput={({ currentTarget }) => setEdited(withText(edited, key, currentTarget.value))}
          />
        ))}
        <Choices edited={edited} onChange={(when) => change({ when })} />
        <s-text-field
          label={t('screens.rule.name')}
          details={t('screens.rule.name.help')}
          maxLength={100}
          value={edited.name}
          onInput={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <s-stack direction="inline" gap="base">
          <s-button variant="primary" onClick={done}>
            {t(isNew ? 'screens.rule.done.new' : 'screens.rule.done')}
          </s-button>
          <s-button onClick={onCancel}>{t('screens.rule.cancel')}</s-button>
        </s-stack>
      </s-stack>
    </s-section>
  );
};
