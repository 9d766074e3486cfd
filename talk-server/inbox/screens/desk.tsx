import { useEffect, useState } from 'react';
import { useNames } from '../data/names.ts';
import { useDetails, useMe } from '../data/queries.ts';
import { useKeys } from '../keys.ts';
import { Empty } from '../parts/states.tsx';
import { addressOf, go, usePlace } from '../router.ts';
import { t } from '../texts/index.ts';
import { commandsOf } from './commands.ts';
import { Connection } from './connection.tsx';
import { rowFrom, titleOf, usePersonShown, useSelection, viewAt } from './desk-state.ts';
import { List } from './list/list.tsx';
import { ListTools } from './list/tools.tsx';
import { Nav } from './nav.tsx';
import { Palette } from './palette.tsx';
import { PersonPanel } from './person/person.tsx';
import { Shortcuts } from './shortcuts.tsx';
import type { Menus } from './thread/head.tsx';
import { Thread } from './thread/thread.tsx';

/** Where agents work: lists, the list, the thread, the person. */
export const Desk = () => {
  const { path, query } = usePlace();
  const { view, open } = viewAt(path, query);
  const { list, site, priority, q } = view;
  const names = useNames();
  const me = useMe().data!;
  const details = useDetails(open ?? '').data;
  const { selected, rows: chosen, toggle, clear } = useSelection(view);
  const [shown, setShown] = useState<'palette' | 'shortcuts' | null>(null);
  const [person, togglePerson] = usePersonShown();
  const [menus, setMenus] = useState<Menus>({ assign: false, snooze: false });
  const [compose, setCompose] = useState({ type: 'message' as 'message' | 'note', focusOn: 0 });
  const [nav, setNav] = useState(false);

  const filter = { site, priority: priority ? '1' : '', q };
  const addressOfRow = (id: string): string => addressOf(`${list}/${id}`, filter);
  const listAddress = addressOf(list, filter);
  useEffect(() => setNav(false), [list, site]);
  useEffect(() => setMenus({ assign: false, snooze: false }), [open]);

  const step = (by: number): void => {
    const next = rowFrom(view, by);
    if (next) go(addressOfRow(next.id), { replace: !next.isFirst });
  };
  const row = details?.row;
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
    select: () => open && toggle(open),
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
        select={toggle}
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
