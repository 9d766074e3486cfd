import { useEffect, useState } from 'react';
import { useNames, type Names } from '../data/names.ts';
import { rowsInView, useDetails, useMe, type ListView } from '../data/queries.ts';
import { useKeys } from '../keys.ts';
import { Empty } from '../parts/states.tsx';
import { addressOf, go, here, usePlace } from '../router.ts';
import { t } from '../texts/index.ts';
import { commandsOf } from './commands.ts';
import { Connection } from './connection.tsx';
import { List } from './list.tsx';
import { ListTools } from './list-tools.tsx';
import { MAIN_LISTS, Nav } from './nav.tsx';
import { Palette } from './palette.tsx';
import { PersonPanel } from './person.tsx';
import { Shortcuts } from './shortcuts.tsx';
import type { Menus } from './thread-head.tsx';
import { Thread } from './thread.tsx';

const PERSON_SHOWN = 'talk-inbox-person';

const titleOf = (list: string, names: Names): string => {
  if (list === 'search') return t('listSearch');
  const [name, team] = list.split(':') as [string, string | undefined];
  if (team !== undefined) return names.nameOf(team);
  const found = MAIN_LISTS.find(([each]) => each === name);
  return t(found ? found[1] : 'inbox');
};

const viewAt = (
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
const usePersonShown = (): [boolean, () => void] => {
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

/** Where agents work: lists, the list, the thread, the person. */
export const Desk = () => {
  const { path, query } = usePlace();
  const { view, open } = viewAt(path, query);
  const { list, site, priority, q } = view;
  const names = useNames();
  const me = useMe().data!;
  const details = useDetails(open ?? '').data;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<'palette' | 'shortcuts' | null>(null);
  const [person, togglePerson] = usePersonShown();
  const [menus, setMenus] = useState<Menus>({ assign: false, snooze: false });
  const [compose, setCompose] = useState({ type: 'message' as 'message' | 'note', focusOn: 0 });
  const [nav, setNav] = useState(false);

  const filter = { site, priority: priority ? '1' : '', q };
  const addressOfRow = (id: string): string => addressOf(`${list}/${id}`, filter);
  const listAddress = addressOf(list, filter);
  useEffect(() => {
    setSelected(new Set());
    setNav(false);
  }, [list, site]);
  useEffect(() => setMenus({ assign: false, snooze: false }), [open]);

  const select = (id: string): void => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  const step = (by: number): void => {
    const rows = rowsInView(view);
    const at = rows.findIndex(({ id }) => id === viewAt(here().path, here().query).open);
    const next = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))];
    if (next) go(addressOfRow(next.id), { replace: at >= 0 });
  };
  const row = details?.row;
  const clear = (): void => setSelected(new Set());
  const chosen = rowsInView(view).filter(({ id }) => selected.has(id));
  const commands = commandsOf({
    row,
    rows: chosen.length > 0 ? chosen : row ? [row] : [],
    me,
    names,
    step,
    write: (type) => setCompose({ type, focusOn: compose.focusOn + 1 }),
    back: () => go(listAddress),
    open: (menu) => setMenus({ assign: false, snooze: false, [menu]: true }),
    togglePerson,
    select: () => open && select(open),
    clear,
    show: setShown,
    site,
  });
  useKeys(commands);

  return (
    <div
      className="desk"
      data-open={open !== undefined || undefined}
      data-nav={nav || undefined}
      data-person={(person && row) || undefined}
    >
      <a className="skip" href="#thread">
        {t('skipToConversation')}
      </a>
      <Connection />
      <Nav current={list} site={site} names={names} shortcuts={() => setShown('shortcuts')} />
      <List
        view={view}
        title={titleOf(list, names)}
        current={open}
        names={names}
        addressOfRow={addressOfRow}
        selected={selected}
        select={select}
        header={
          <ListTools view={view} nav={nav} setNav={setNav} selected={selected} names={names} clear={clear} />
        }
      />
      <main id="thread" className="thread-pane" tabIndex={-1}>
        {open === undefined ? (
          <Empty icon="inbox" title={t('chooseConversation')} next={t('chooseConversationNext')} />
        ) : (
          <Thread
            key={open}
            id={open}
            names={names}
            back={() => go(listAddress)}
            togglePerson={togglePerson}
            menus={menus}
            setMenus={setMenus}
            compose={compose}
            setCompose={setCompose}
          />
        )}
      </main>
      {person && details && <PersonPanel details={details} names={names} hide={togglePerson} />}
      {shown === 'palette' && (
        <Palette commands={commands.filter(({ id }) => id !== 'commands')} close={() => setShown(null)} />
      )}
      {shown === 'shortcuts' && <Shortcuts close={() => setShown(null)} />}
    </div>
  );
};
