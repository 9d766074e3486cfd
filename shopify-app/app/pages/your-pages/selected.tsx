import type { Effect } from '../../../app-data/overrides.ts';
import { t } from '../../t.ts';

interface Props {
  readonly count: number;
  /** How many there are to select. */
  readonly all: number;
  readonly onAll: (select: boolean) => void;
  readonly onChoose: (choice: Effect | null) => void;
}

/** What can be done with all pages that are selected. */
export const Selected = ({ count, all, onAll, onChoose }: Props) => (
  <s-stack direction="inline" gap="small" alignItems="center">
    <s-checkbox
      label={t('screens.sitePages.selectAll')}
      checked={count > 0 && count >= all}
      indeterminate={count > 0 && count < all}
      onChange={({ currentTarget }) => onAll(currentTarget.checked)}
    />
    <s-box accessibilityRole="status">
      {count > 0 && t('screens.sitePages.selected', { count: String(count) })}
    </s-box>
    {count > 0 && (
      <>
        <s-button onClick={() => onChoose('show')}>{t('screens.sitePages.showSelected')}</s-button>
        <s-button onClick={() => onChoose('hide')}>{t('screens.sitePages.hideSelected')}</s-button>
        <s-button onClick={() => onChoose(null)}>{t('shopify.overrides.clearSelected')}</s-button>
      </>
    )}
  </s-stack>
);
