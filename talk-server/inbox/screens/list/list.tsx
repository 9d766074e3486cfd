import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Names } from '../../data/names.ts';
import { useList, useMe, type ListView } from '../../data/queries.ts';
import type { ListRow } from '../../data/types.ts';
import { Icon } from '../../parts/icons.tsx';
import { Avatar, personName } from '../../parts/person-name.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { addressOf, follow, go } from '../../router.ts';
import { shortTime, t, type TextKey } from '../../texts/index.ts';

/** Pixels of a line. All are the same, so that a hundred thousand need no measuring. */
const LINE = 76;

/** Lines before the end of what is there at which more is asked for. */
const AHEAD = 12;

const EMPTY: Readonly<Record<string, readonly [TextKey, TextKey]>> = {
  mine: ['emptyMine', 'emptyMineNext'],
  mentions: ['emptyMentions', 'emptyMentionsNext'],
  unassigned: ['emptyUnassigned', 'emptyUnassignedNext'],
  all: ['emptyAll', 'emptyAllNext'],
  search: ['emptySearch', 'emptySearchNext'],
};

const previewOf = ({ preview, found }: ListRow): string => {
  if (found) return found.text;
  if (preview === null) return t('noMessage');
  if (preview.by === 'agent') return t('youSaid', { text: preview.text });
  return preview.by === 'bot' ? t('botSaid', { text: preview.text }) : preview.text;
};

interface LineProps {
  readonly row: ListRow;
  readonly address: string;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly assignee: string;
  readonly place: { readonly top: number; readonly index: number; readonly of: number };
  readonly select: () => void;
}

const Line = ({ row, address, isCurrent, isSelected, assignee, place, select }: LineProps) => {
  const name = personName(row.person);
  return (
    <li
      className="line"
      style={{ transform: `translateY(${place.top}px)` }}
      data-current={isCurrent || undefined}
      data-unread={row.unread > 0 || row.mentioned || undefined}
      data-selected={isSelected || undefined}
      aria-setsize={place.of}
      aria-posinset={place.index + 1}
    >
      <label className="line-select">
        <input type="checkbox" checked={isSelected} onChange={select} aria-label={t('select', { name })} />
        <Avatar id={row.visitor} name={name} />
      </label>
      <a href={address} onClick={follow} aria-current={isCurrent ? 'true' : undefined}>
        <span className="line-head">
          <bdi className="line-name">{name}</bdi>
          {row.priority && (
            <span className="line-star">
              <Icon name="star" filled />
              <span className="unseen">{t('priority')}</span>
            </span>
          )}
          <time className="line-time" dateTime={new Date(row.updatedAt).toISOString()}>
            {shortTime(row.preview?.at ?? row.updatedAt)}
          </time>
        </span>
        <span className="line-foot">
          <span className="line-preview" dir="auto">
            {previewOf(row)}
          </span>
          {row.mentioned && (
            <span className="line-mention">
              <Icon name="mention" />
              <span className="unseen">{t('mentioned')}</span>
            </span>
          )}
          {row.unread > 0 && (
            <span className="badge">
              <span aria-hidden="true">{row.unread}</span>
              <span className="unseen">{t('unread', { count: row.unread })}</span>
            </span>
          )}
        </span>
        {assignee && <span className="line-assignee">{assignee}</span>}
      </a>
    </li>
  );
};

/** Asks for what to look for; the address keeps it. */
const SearchField = ({ view }: { readonly view: ListView }) => {
  const typed = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <form
      role="search"
      className="search"
      onSubmit={(event) => {
        event.preventDefault();
        go(addressOf('search', { q: input.current!.value.trim() }), { replace: true });
      }}
    >
      <Icon name="search" />
      <input
        ref={input}
        id="search"
        type="search"
        defaultValue={view.q}
        aria-label={t('listSearch')}
        placeholder={t('searchHint')}
        maxLength={200}
        onChange={(event) => {
          const q = event.target.value.trim();
          clearTimeout(typed.current);
          typed.current = setTimeout(() => go(addressOf('search', { q }), { replace: true }), 250);
        }}
      />
    </form>
  );
};

const NothingHere = ({ view }: { readonly view: ListView }) => {
  if (view.list === 'search' && view.q === '')
    return <Empty icon="search" title={t('searchFirst')} next={t('emptySearchNext')} />;
  const [title, next] = EMPTY[view.list] ?? ['emptyList', 'emptyListNext'];
  return (
    <Empty icon={view.list === 'search' ? 'search' : 'inbox'} title={t(title)} next={t(next)}>
      {view.list === 'all' && (
        <a className="button" href={addressOf('guide')} onClick={follow}>
          {t('openGuide')}
        </a>
      )}
    </Empty>
  );
};

export interface ListProps {
  readonly view: ListView;
  readonly title: string;
  readonly current: string | undefined;
  readonly names: Names;
  readonly addressOfRow: (id: string) => string;
  readonly selected: ReadonlySet<string>;
  readonly select: (id: string) => void;
  readonly header: React.ReactNode;
}

/** A list's conversations: only what is in sight is in the page. */
export const List = ({ view, title, current, names, addressOfRow, selected, select, header }: ListProps) => {
  const list = useList(view);
  const me = useMe().data!;
  const scroll = useRef<HTMLDivElement>(null);
  const rows = list.data?.pages.flatMap(({ conversations }) => conversations) ?? [];
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => LINE,
    overscan: 8,
    getItemKey: (index) => rows[index]!.id,
  });
  const items = virtual.getVirtualItems();
  const total = virtual.getTotalSize();
  const lastShown = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastShown >= rows.length - AHEAD) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, lastShown, rows.length]);
  const index = rows.findIndex(({ id }) => id === current);
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
    // Only when another one is opened, not at each change of the list.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [current, index >= 0]);

  return (
    <section className="list" data-list={view.list} aria-label={t('conversations')}>
      <header className="list-head">
        <h1>{title}</h1>
        {header}
      </header>
      {view.list === 'search' && <SearchField view={view} />}
      <div className="list-scroll" ref={scroll} data-count={rows.length}>
        {list.isPending && list.isFetching && <Loading lines={8} />}
        {list.error && rows.length === 0 && <Failed error={list.error} again={() => void list.refetch()} />}
        {!list.isFetching && !list.error && rows.length === 0 && <NothingHere view={view} />}
        <ul className="lines" aria-label={title} style={{ height: `${total}px` }}>
          {items.map((item) => {
            const row = rows[item.index]!;
            return (
              <Line
                key={row.id}
                row={row}
                address={addressOfRow(row.id)}
                isCurrent={row.id === current}
                isSelected={selected.has(row.id)}
                assignee={row.agent !== null && row.agent !== me.id ? names.nameOf(row.agent) : ''}
                place={{ top: item.start, index: item.index, of: hasNextPage ? -1 : rows.length }}
                select={() => select(row.id)}
              />
            );
          })}
        </ul>
        {isFetchingNextPage && <p className="muted list-more">{t('loadingMore')}</p>}
      </div>
    </section>
  );
};
