import { ComboboxControl } from '@wordpress/components';
import * as React from 'react';
import { useState } from 'react';
import { t } from '../../../page/t.ts';
import { usePageSearch } from '../use-page-search.ts';

interface Props {
  /** Addresses that are there already. */
  readonly chosen: readonly string[];
  readonly onPick: (pattern: string) => void;
}

/** Pages of the site, found by their title, for those who do not know addresses by heart. */
export const PagePicker = ({ chosen, onPick }: Props) => {
  const [search, setSearch] = useState('');
  const found = usePageSearch(search);
  return (
    <div className="talk-terms">
      <ComboboxControl
        __nextHasNoMarginBottom
        __next40pxDefaultSize
        label={t('screens.rule.path.pick')}
        placeholder={t('screens.rule.terms.search')}
        value={null}
        options={found
          .filter(({ pattern }) => !chosen.includes(pattern))
          .map(({ pattern, title }) => ({ value: pattern, label: `${title} (${pattern})` }))}
        onFilterValueChange={setSearch}
        onChange={(value) => value && onPick(value)}
      />
    </div>
  );
};
