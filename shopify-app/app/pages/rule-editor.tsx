import {
  hidesEverything,
  problemsOf,
  textOf,
  unmetIn,
  unmetPhrase,
  withCondition,
  withoutCondition,
  withText,
  type OpenRule,
  type RuleAction,
  type RuleProblem,
  type TypedKey,
} from '@talk-suite/core/screens';
import {
  CONDITION_KEYS,
  ruleSentence,
  toRule,
  type ConditionKey,
  type RuleDraft,
} from '@talk-suite/core/visibility';
import { useEffect, useRef, useState } from 'react';
import { on } from '../on.ts';
import { messageOf, t } from '../t.ts';
import { SHOPIFY_KINDS } from './kinds.ts';
import { ConditionChoices } from './pickers/condition-choices.tsx';
import { STORE_FACTS } from './site-facts.ts';
import { storedRule } from './stored-rule.ts';
import { words } from './words.ts';

type Condition = Exclude<ConditionKey, 'signedIn' | 'role'>;

/** The conditions that mean something in a store, in the core's order: a theme's pages know nobody's account. */
const CONDITIONS = CONDITION_KEYS.filter((key): key is Condition => key !== 'signedIn' && key !== 'role');

interface PartProps {
  readonly rule: RuleDraft;
  readonly name: Condition;
  readonly error: string;
  readonly onChange: (rule: RuleDraft) => void;
}

const Typed = ({ rule, name, error, onChange }: PartProps & { readonly name: TypedKey }) => (
  <>
    <s-text-area
      label={t(`screens.rule.condition.${name}`)}
      details={t(name === 'path' ? 'screens.rule.path.help' : `shopify.rule.${name as 'type'}.help`)}
      {...(error !== '' && { error })}
      rows={3}
      value={textOf(rule, name)}
      onInput={({ currentTarget }) => onChange(withText(rule, name, currentTarget.value))}
    />
    <ConditionChoices rule={rule} name={name} onChange={onChange} />
  </>
);

const Chosen = ({ rule, name, error, onChange }: PartProps & { readonly name: 'kind' | 'device' }) => {
  const choices =
    name === 'kind'
      ? SHOPIFY_KINDS.map((kind) => ({
          value: kind as string,
          label: t(`visibility.kind.${kind}`),
          details: t(`visibility.kind.${kind}.shopify`),
        }))
      : (['mobile', 'desktop'] as const).map((device) => ({
          value: device as string,
          label: t(`screens.rule.device.${device}`),
          details: t(`screens.rule.device.${device}.help`),
        }));
  return (
    <s-choice-list
      label={t(`screens.rule.condition.${name}`)}
      multiple
      {...(error !== '' && { error })}
      values={[...(rule.when[name] ?? [])]}
      onChange={({ currentTarget }) =>
        onChange({ ...rule, when: { ...rule.when, [name]: [...currentTarget.values] } })
      }
    >
      {choices.map(({ value, label, details }) => (
        <s-choice key={value} value={value}>
          {label}
          <s-text slot="details">{details}</s-text>
        </s-choice>
      ))}
    </s-choice-list>
  );
};

/** One condition of the rule, and the way to take it away. */
const ConditionFields = (props: PartProps) => {
  const { rule, name, onChange } = props;
  const label = t(`screens.rule.condition.${name}`);
  const unmet = unmetIn(toRule(rule), STORE_FACTS).filter(({ key }) => key === name);
  return (
    <s-stack gap="small">
      {name === 'kind' || name === 'device' ? (
        <Chosen {...props} name={name} />
      ) : (
        <Typed {...props} name={name} />
      )}
      {unmet.map((each) => (
        <s-text key={each.key} tone="caution">
          {messageOf(
            unmetPhrase(each, (key, value) => (key === 'kind' ? words.label('kind', value) : value)),
          )}
        </s-text>
      ))}
      <s-stack direction="inline">
        <s-button
          variant="tertiary"
          accessibilityLabel={`${t('screens.rule.condition.remove.short')}: ${label}`}
          onClick={() => onChange(withoutCondition(rule, name))}
        >
          {t('screens.rule.condition.remove.short')}
        </s-button>
      </s-stack>
    </s-stack>
  );
};

const AddCondition = ({ rule, onAdd }: { rule: RuleDraft; onAdd: (name: Condition) => void }) => (
  <s-stack gap="small-200">
    <s-text type="strong">
      {t(Object.keys(rule.when).length > 0 ? 'screens.rule.add.more' : 'screens.rule.add')}
    </s-text>
    <s-stack direction="inline" gap="small-200">
      {CONDITIONS.filter((name) => rule.when[name] === undefined).map((name) => (
        <s-button key={name} onClick={() => onAdd(name)}>
          {t(`screens.rule.condition.${name}`)}
        </s-button>
      ))}
    </s-stack>
  </s-stack>
);

const inWords = (problems: readonly RuleProblem[], key: ConditionKey | 'name'): string =>
  problems
    .filter((problem) => problem.key === key)
    .map(({ phrase, line }) =>
      line === undefined ? messageOf(phrase) : t('screens.rule.line', { line, problem: messageOf(phrase) }),
    )
    .join(' ');

interface Props {
  readonly open: OpenRule;
  readonly shop: string;
  readonly act: (action: RuleAction) => void;
}

/** A rule's dialog: what it does, and under which conditions. Nothing changes before it is done. */
export const RuleEditor = ({ open: { rule, isNew, judged }, shop, act }: Props) => {
  const [asking, setAsking] = useState(false);
  const dialog = useRef<HTMLElementTagNameMap['s-modal']>(null);
  useEffect(() => dialog.current?.showOverlay(), []);
  const problems = judged ? problemsOf(rule) : [];
  const change = (next: RuleDraft): void => {
    setAsking(false);
    act({ type: 'change', rule: next });
  };
  const done = (): void => {
    const stored = storedRule(rule, shop);
    if (!asking && hidesEverything(stored)) setAsking(true);
    else act({ type: 'done', rule: stored });
  };
  return (
    <s-modal
      ref={dialog}
      heading={t(isNew ? 'screens.rule.title.new' : 'screens.rule.title')}
      {...on('afterhide', () => act({ type: 'close' }))}
    >
      <s-stack gap="large">
        <s-box accessibilityRole="status">
          <s-text type="strong">{ruleSentence(toRule(storedRule(rule, shop)), words)}</s-text>
        </s-box>
        <s-choice-list
          label={t('screens.rule.effect')}
          values={[rule.effect]}
          onChange={({ currentTarget }) =>
            change({ ...rule, effect: currentTarget.values[0] === 'show' ? 'show' : 'hide' })
          }
        >
          <s-choice value="hide">{t('screens.rule.effect.hide')}</s-choice>
          <s-choice value="show">{t('screens.rule.effect.show')}</s-choice>
        </s-choice-list>
        {CONDITIONS.filter((name) => rule.when[name] !== undefined).map((name) => (
          <ConditionFields
            key={name}
            rule={rule}
            name={name}
            error={inWords(problems, name)}
            onChange={change}
          />
        ))}
        <AddCondition rule={rule} onAdd={(name) => change(withCondition(rule, name))} />
        <s-text-field
          label={t('screens.rule.name')}
          details={t('screens.rule.name.help')}
          maxLength={100}
          value={rule.name}
          onInput={({ currentTarget }) => change({ ...rule, name: currentTarget.value })}
        />
        <div role="alert">
          {asking && (
            <s-banner tone="warning" heading={t('screens.rule.hidesAll.title')}>
              {t('screens.rule.hidesAll')}
            </s-banner>
          )}
        </div>
      </s-stack>
      <s-button slot="primary-action" variant="primary" onClick={done}>
        {t(asking ? 'screens.rule.hidesAll.confirm' : isNew ? 'screens.rule.done.new' : 'screens.rule.done')}
      </s-button>
      <s-button slot="secondary-actions" onClick={() => dialog.current?.hideOverlay()}>
        {t('screens.rule.cancel')}
      </s-button>
    </s-modal>
  );
};
