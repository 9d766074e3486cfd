import { ComboboxControl } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useState } from 'react';
import { t } from '../../../page/t.ts';
import { searchTerms, type Term } from '../../api/visibility.ts';
import { Icon } from '../icons.tsx';
import type { TermNames } from '../words.ts';
import { termLabel } from '../words.ts';

/** How long typing must rest before the site is asked, in milliseconds. */
const REST = 250;

interface Props {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly terms: TermNames;
  readonly onLearn: (terms: readonly Term[]) => void;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Terms of any taxonomy, found by typing. */
export const TermPicker = ({ label, chosen, terms, onLearn, onChange }: Props) => {
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<readonly Term[]>([]);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let current = true;
    const look = async (): Promise<void> => {
      const answer = await searchTerms(search).catch(() => null);
      if (!current) return;
      setFailed(answer === null);
      setFound(answer ?? []);
      onLearn(answer ?? []);
    };
    const timer = setTimeout(() => void look(), REST);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, onLearn]);

  return (
    <div className="talk-terms">
      {chosen.length > 0 && (
        <ul className="talk-chosen">
          {chosen.map((value) => {
            const term = terms.get(value);
            const name = term ? termLabel(term) : value;
            return (
              <li key={value}>
                {name}
                <button
                  type="button"
                  aria-label={t('screens.rule.terms.remove', { term: name })}
                  onClick={() => onChange(chosen.filter((other) => other !== value))}
                >
                  <Icon name="remove" size={16} />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <ComboboxControl
        __nextHasNoMarginBottom
        __next40pxDefaultSize
        label={label}
        hideLabelFromVision
        placeholder={t('screens.rule.terms.search')}
        help={failed ? t('screens.rule.terms.failed') : undefined}
        value={null}
        options={found
          .filter(({ value }) => !chosen.includes(value))
          .map((term) => ({ value: term.value, label: termLabel(term) }))}
        onFilterValueChange={setSearch}
        onChange={(value) => value && onChange([...chosen, value])}
      />
    </div>
  );
};
