import type { Rule } from '@talk-suite/core/visibility';
import { t } from '../t.ts';

interface Props {
  readonly rules: readonly Rule[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: readonly string[]) => void;
  readonly onToggle: (enabled: boolean) => void;
  readonly onDelete: () => void;
}

/** All rules at once, and what can be done with those that are selected. */
export const SelectedRules = ({ rules, selected, onSelect, onToggle, onDelete }: Props) => {
  const count = selected.size;
  return (
    <s-stack direction="inline" gap="small" alignItems="center">
      <s-checkbox
        label={t('screens.rules.selectAll')}
        checked={count === rules.length}
        indeterminate={count > 0 && count < rules.length}
        onChange={({ currentTarget }) => onSelect(currentTarget.checked ? rules.map(({ id }) => id) : [])}
      />
      <s-box accessibilityRole="status">
        {count > 0 && t('screens.rules.selected', { count: String(count) })}
      </s-box>
      {count > 0 && (
        <>
          <s-button onClick={() => onToggle(true)}>{t('screens.rules.selected.on')}</s-button>
          <s-button onClick={() => onToggle(false)}>{t('screens.rules.selected.off')}</s-button>
          <s-button tone="critical" onClick={onDelete}>
            {t('screens.rules.command.delete')}
          </s-button>
        </>
      )}
    </s-stack>
  );
};
