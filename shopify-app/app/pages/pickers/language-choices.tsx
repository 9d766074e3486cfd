import { useEffect } from 'react';
import { useSnapshot } from '../../storefront/use-snapshot.ts';
import { t } from '../../t.ts';
import { words } from '../words.ts';
import { ChoiceSuggestions } from './choice-suggestions.tsx';

interface Props {
  readonly chosen: readonly string[];
  readonly onToggle: (value: string, chosen: boolean) => void;
}

/** The languages that the storefront names on its home page. */
export const LanguageChoices = ({ chosen, onToggle }: Props) => {
  const { state, look } = useSnapshot();
  useEffect(() => look({ address: '/', times: 1 }), [look]);
  const languages = state.kind === 'taken' ? (state.snapshots[0]?.languages ?? []) : [];
  if (languages.length === 0) return null;
  return (
    <ChoiceSuggestions
      label={t('shopify.pick.languages')}
      suggestions={languages.map((value) => ({ value, label: words.label('locale', value) }))}
      chosen={chosen}
      onToggle={onToggle}
    />
  );
};
