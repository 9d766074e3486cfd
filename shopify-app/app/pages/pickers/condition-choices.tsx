import { textOf, withText, type TypedKey } from '@talk-suite/core/screens';
import { linesOf, type RuleDraft } from '@talk-suite/core/visibility';
import { t } from '../../t.ts';
import { LanguageChoices } from './language-choices.tsx';
import { PathChoices } from './path-choices.tsx';
import { StoreChoices } from './store-choices.tsx';

/** Templates that every theme has, as Liquid names them. */
const TEMPLATES =
  'index product collection list-collections page blog article cart search 404 gift_card password'.split(' ');

interface Props {
  readonly rule: RuleDraft;
  readonly name: TypedKey;
  readonly onChange: (rule: RuleDraft) => void;
}

/** What the store has of a condition that can be typed: chosen here, it is a line of its text. */
export const ConditionChoices = ({ rule, name, onChange }: Props) => {
  const chosen = linesOf(textOf(rule, name));
  const toggle = (value: string, isChosen: boolean): void => {
    const others = chosen.filter((each) => each !== value);
    onChange(withText(rule, name, (isChosen ? [...others, value] : others).join('\n')));
  };
  if (name === 'path') return <PathChoices chosen={chosen} onToggle={toggle} />;
  if (name === 'locale') return <LanguageChoices chosen={chosen} onToggle={toggle} />;
  if (name === 'type')
    return (
      <StoreChoices
        label={t('shopify.pick.templates')}
        known={TEMPLATES.map((value) => ({ value, label: value }))}
        suggest={({ templates }) => templates.map((value) => ({ value, label: value }))}
        chosen={chosen}
        onToggle={toggle}
      />
    );
  if (name === 'terms')
    return (
      <StoreChoices
        label={t('shopify.pick.terms')}
        suggest={({ terms }) =>
          terms.map(({ value, taxonomy, name: called }) => ({
            value,
            label: t(`shopify.pick.term.${taxonomy}`, { name: called }),
          }))
        }
        chosen={chosen}
        onToggle={toggle}
      />
    );
  return null;
};
