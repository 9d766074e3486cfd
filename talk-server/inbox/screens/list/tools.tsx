import type { Names } from '../../data/names.ts';
import { rowsInView, type ListView } from '../../data/queries.ts';
import { Icon } from '../../parts/icons.tsx';
import { addressOf, go } from '../../router.ts';
import { t } from '../../texts/index.ts';
import { BulkBar } from './bulk.tsx';

interface ToolsProps {
  readonly view: ListView;
  /** Whether the lists are open, on a phone. */
  readonly nav: boolean;
  readonly setNav: (nav: boolean) => void;
  readonly selected: ReadonlySet<string>;
  readonly names: Names;
  readonly clear: () => void;
}

/** What is over a list: its filter, and what can be done with what is selected. */
export const ListTools = ({ view, nav, setNav, selected, names, clear }: ToolsProps) => {
  const { list, site, priority } = view;
  return (
    <>
      <button
        type="button"
        className="icon-button phone-only"
        aria-label={t('menu')}
        aria-expanded={nav}
        onClick={() => setNav(!nav)}
      >
        <Icon name="menu" />
      </button>
      {list !== 'search' && (
        <button
          type="button"
          className="icon-button"
          aria-pressed={priority}
          aria-label={t('priorityOnly')}
          title={t('priorityOnly')}
          onClick={() => go(addressOf(list, { site, priority: priority ? '' : '1' }))}
        >
          <Icon name="star" filled={priority} />
        </button>
      )}
      {selected.size > 0 && (
        <BulkBar rows={rowsInView(view).filter(({ id }) => selected.has(id))} names={names} clear={clear} />
      )}
    </>
  );
};
