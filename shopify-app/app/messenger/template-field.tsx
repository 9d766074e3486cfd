import { tagsOf, withTag } from '@talk-suite/core/screens/messenger';
import { useRef } from 'react';
import { t } from '../t.ts';
import type { ControlProps } from './control-props.ts';
import { ChoiceInput, Columns } from './inputs.tsx';

/**
 * A text with merge tags, and the tags to choose from. A chosen one goes to the caret, which Polaris does not publish: where
 * the box in its element cannot be found, it goes to the end.
 */
export const TemplateField = ({ field, value, error, onChange }: ControlProps<string>) => {
  const limit = field.limits?.maxLength ?? 300;
  const used = t('screens.messenger.used', { count: String([...value].length), limit: String(limit) });
  const area = useRef<HTMLElementTagNameMap['s-text-area']>(null);
  const insert = (tag: string): void => {
    const box = area.current?.shadowRoot?.querySelector('textarea') ?? null;
    if (tag !== '') onChange(withTag(value, tag, box));
  };
  return (
    <Columns>
      <s-text-area
        ref={area}
        label={t(field.label)}
        details={field.help ? `${t(field.help)} ${used}` : used}
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
