import { useState } from 'react';
import { t } from '../../t.ts';

export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

/** So many are shown at once; the search finds the others. */
const SHOWN = 8;

const fits = ({ value, label }: Suggestion, search: string): boolean =>
  `${label} ${value}`.toLowerCase().includes(search.trim().toLowerCase());

interface Props {
  readonly label: string;
  readonly suggestions: readonly Suggestion[];
  readonly chosen: readonly string[];
  /** Told a value that is to be among the chosen ones, or is not any more. */
  readonly onToggle: (value: string, chosen: boolean) => void;
}

/** What there is to choose, with a search where it is much. */
export const ChoiceSuggestions = ({ label, suggestions, chosen, onToggle }: Props) => {
  const [search, setSearch] = useState('');
  const found = suggestions.filter((each) => fits(each, search));
  const shown = found.slice(0, SHOWN);
  const values = shown.map(({ value }) => value).filter((value) => chosen.includes(value));
  return (
    <s-stack gap="small">
      {suggestions.length > SHOWN && (
        <s-search-field
          label={t('shopify.content.search')}
          value={search}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      )}
      <s-choice-list
        label={label}
        multiple
        values={values}
        onChange={({ currentTarget }) => {
          const now = currentTarget.values;
          const changed = shown.find(({ value }) => now.includes(value) !== values.includes(value));
          if (changed) onToggle(changed.value, now.includes(changed.value));
        }}
      >
        {shown.map(({ value, label: name }) => (
          <s-choice key={value} value={value}>
            {name}
          </s-choice>
        ))}
      </s-choice-list>
      <s-box accessibilityRole="status">
        {found.length === 0
          ? t('shopify.content.none')
          : found.length > SHOWN
            ? t('shopify.pick.more', { count: String(found.length - SHOWN) })
            : ''}
      </s-box>
    </s-stack>
  );
};
