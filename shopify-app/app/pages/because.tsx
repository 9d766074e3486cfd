import { becauseInWords, isListRule } from '@talk-suite/core/screens';
import type { Decision, Rule } from '@talk-suite/core/visibility';
import { t } from '../t.ts';
import { ruleName } from './words.ts';

/** The rules that a place names, and the way to each. */
export interface NamedRules {
  readonly rules: readonly Rule[];
  /** Leads to a rule of the list. */
  readonly onShow: (id: string) => void;
}

/** The way to a rule, by its name; to the list of pages, which has none, by what it is. */
export const RuleLink = ({ rule, onShow }: { readonly rule: Rule } & Pick<NamedRules, 'onShow'>) => (
  <s-button
    variant="tertiary"
    {...(!isListRule(rule) && { accessibilityLabel: t('shopify.rules.show', { rule: ruleName(rule) }) })}
    onClick={() => onShow(rule.id)}
  >
    {isListRule(rule) ? t('screens.because.list') : ruleName(rule)}
  </s-button>
);

/** What decided, with the way to it. */
export const Because = ({
  because,
  rules,
  onShow,
}: { readonly because: Decision['because'] } & NamedRules) => {
  const { text, rule } = becauseInWords(because, new Map(rules.map((each) => [each.id, each])));
  return (
    <s-stack direction="inline" gap="small-300" alignItems="center">
      {!(rule && isListRule(rule)) && <s-text>{t(text)}</s-text>}
      {rule && <RuleLink rule={rule} onShow={onShow} />}
    </s-stack>
  );
};

/** What decides for some visitors or pages and not for others. */
export const Sometimes = ({ ids, rules, onShow }: { readonly ids: readonly string[] } & NamedRules) => (
  <s-unordered-list>
    {rules
      .filter(({ id }) => ids.includes(id))
      .map((rule) => (
        <s-list-item key={rule.id}>
          <RuleLink rule={rule} onShow={onShow} />
        </s-list-item>
      ))}
  </s-unordered-list>
);
