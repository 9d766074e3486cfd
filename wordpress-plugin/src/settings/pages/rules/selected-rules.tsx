import type { Rule } from '@talk-suite/core/visibility';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { useId } from 'react';
import { t } from '../../../page/t.ts';

interface Props {
  readonly rules: readonly Rule[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: readonly string[], wanted: boolean) => void;
  readonly onToggle: (ids: ReadonlySet<string>, enabled: boolean) => void;
  readonly onDelete: (ids: ReadonlySet<string>) => void;
}

/** All rules at once, and what can be done with those that are selected. */
export const SelectedRules = ({ rules, selected, onSelect, onToggle, onDelete }: Props) => {
  const id = useId();
  return (
    <div className="talk-rules-selected">
      <label>
        <input
          type="checkbox"
          aria-labelledby={id}
          checked={selected.size === rules.length}
          onChange={({ currentTarget }) =>
            onSelect(
              rules.map((rule) => rule.id),
              currentTarget.checked,
            )
          }
        />
        <span role="status" id={id}>
          {selected.size === 0
            ? t('screens.rules.selectAll')
            : t('screens.rules.selected', { count: String(selected.size) })}
        </span>
      </label>
      {selected.size > 0 && (
        <div className="talk-actions">
          <Button variant="secondary" size="compact" onClick={() => onToggle(selected, true)}>
            {t('screens.rules.selected.on')}
          </Button>
          <Button variant="secondary" size="compact" onClick={() => onToggle(selected, false)}>
            {t('screens.rules.selected.off')}
          </Button>
          <Button variant="secondary" size="compact" isDestructive onClick={() => onDelete(selected)}>
            {t('screens.rules.command.delete')}
          </Button>
        </div>
      )}
    </div>
  );
};
