import { tagsOf } from '@talk-suite/core/screens/messenger';
import { t } from '../t.ts';
import type { ControlProps } from './control-props.ts';
import { ChoiceInput, Columns } from './inputs.tsx';

/** A text with merge tags, and the tags to choose from. A chosen one goes to the end: where the caret is, Polaris does not say. */
export const TemplateField = ({ field, value, error, onChange }: ControlProps<string>) => {
  const limit = field.limits?.maxLength ?? 300;
  const insert = (tag: string): void => {
    if (tag !== '') onChange(`${value}${/(^|\s)$/.test(value) ? '' : ' '}{{ ${tag} }}`);
  };
  return (
    <Columns>
      <s-text-area
        label={t(field.label)}
        details={t('screens.messenger.used', { count: String([...value].length), limit: String(limit) })}
        error={error}
        rows={limit > 160 ? 3 : 2}
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <ChoiceInput
        label={t('screens.messenger.tag.insert')}
        value=""
        options={[
          ['', t('shopify.messenger.tag.none')],
          ...tagsOf(field).map((tag) => [tag as string, t(`screens.messenger.tag.${tag}`)] as const),
        ]}
        onChange={insert}
      />
    </Columns>
  );
};
