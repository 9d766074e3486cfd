import { useEffect, useState } from 'react';
import type { Names } from '../data/names.ts';
import { rowsInView, type ListView } from '../data/queries.ts';
import { here } from '../router.ts';
import { t } from '../texts/index.ts';
import { MAIN_LISTS } from './nav.tsx';

const PERSON_SHOWN = 'talk-inbox-person';

export const titleOf = (list: string, names: Names): string => {
  if (list === 'search') return t('listSearch');
  const [name, team] = list.split(':') as [string, string | undefined];
  if (team !== undefined) return names.nameOf(team);
  const found = MAIN_LISTS.find(([each]) => each === name);
  return t(found ? found[1] : 'inbox');
};

export const viewAt = (
  path: string,
  query: URLSearchParams,
): { readonly view: ListView; readonly open: string | undefined } => {
  const [list = 'mine', open] = path.split('/');
  return {
    view: {
      list: list || 'mine',
      site: query.get('site') ?? '',
      priority: query.get('priority') === '1',
      q: query.get('q') ?? '',
    },
    open,
  };
};

const storedShown = (): boolean => {
  try {
    return localStorage.getItem(PERSON_SHOWN) !== 'no' && window.innerWidth >= 1360;
  } catch {
    return true;
  }
};

/** Whether the person is shown next to the thread: kept in this browser. */
export const usePersonShown = (): [boolean, () => void] => {
  const [shown, setShown] = useState(storedShown);
  return [
    shown,
    () => {
      setShown(!shown);
      try {
        localStorage.setItem(PERSON_SHOWN, shown ? 'no' : 'yes');
      } catch {
        // It is as before next time.
      }
    },
  ];
};

const NONE: ReadonlySet<string> = new Set();

/** The rows of a list that are selected; of another list, none are. */
export const useSelection = (view: ListView) => {
  const [selected, setSelected] = useState(NONE);
  useEffect(() => setSelected(NONE), [view.list, view.site]);
  return {
    selected,
    rows: rowsInView(view).filter(({ id }) => selected.has(id)),
    toggle: (id: string): void => {
      const next = new Set(selected);
      if (!next.delete(id)) next.add(id);
      setSelected(next);
    },
    clear: (): void => setSelected(NONE),
  };
};

/** The row so many further down a list than the one that is open; the first where none is. */
export const rowFrom = (
  view: ListView,
  by: number,
): { readonly id: string; readonly isFirst: boolean } | undefined => {
  const rows = rowsInView(view);
  const at = rows.findIndex(({ id }) => id === viewAt(here().path, here().query).open);
  const next = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))];
  return next && { id: next.id, isFirst: at < 0 };
};
