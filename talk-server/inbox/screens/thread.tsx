import { useEffect, useRef, useState } from 'react';
import { change } from '../data/actions.ts';
import type { Names } from '../data/names.ts';
import { useOutgoing, type Outgoing } from '../data/outbox.ts';
import { useDetails, useMe, useThread } from '../data/queries.ts';
import type { ListRow, ReaderEvent } from '../data/types.ts';
import { personName } from '../parts/person-name.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { t } from '../texts/index.ts';
import { Collision } from './collision.tsx';
import { Composer } from './composer.tsx';
import { authorName, Events } from './events.tsx';
import { OutgoingMessage } from './outgoing.tsx';
import { Head, type Menus } from './thread-head.tsx';
import { useEnd, usePresence, useReading } from './thread-watching.ts';

/** Events that are shown at first; earlier ones by a press. */
const SHOWN = 100;

/** Says new messages of others to screen readers, each once; not those that were there when the thread was opened. */
const Announcer = ({
  id,
  events,
  row,
  names,
}: {
  readonly id: string;
  readonly events: readonly ReaderEvent[];
  readonly row: ListRow;
  readonly names: Names;
}) => {
  const me = useMe().data!;
  const from = useRef({ id, seq: events.at(-1)?.seq ?? 0 });
  if (from.current.id !== id) from.current = { id, seq: events.at(-1)?.seq ?? 0 };
  const fresh = events.filter(
    ({ seq, type, author }) =>
      seq > from.current.seq && author.id !== me.id && (type === 'message' || type === 'note'),
  );
  const last = fresh.at(-1);
  return (
    <div className="unseen" role="log" aria-live="polite">
      {last && (
        <p key={last.seq}>
          {t('newMessage', {
            name: authorName(last, row, names),
            text: (last.body as { text: string }).text,
          })}
        </p>
      )}
    </div>
  );
};

export interface ThreadProps {
  readonly id: string;
  readonly names: Names;
  readonly back: () => void;
  readonly togglePerson: () => void;
  readonly menus: Menus;
  readonly setMenus: (menus: Menus) => void;
  readonly compose: { readonly type: Outgoing['type']; readonly focusOn: number };
  readonly setCompose: (compose: ThreadProps['compose']) => void;
}

/** A conversation: what was said and done, and where the next answer is written. */
export const Thread = ({
  id,
  names,
  back,
  togglePerson,
  menus,
  setMenus,
  compose,
  setCompose,
}: ThreadProps) => {
  const thread = useThread(id);
  const details = useDetails(id);
  const outgoing = useOutgoing(id);
  const [all, setAll] = useState(false);
  const [returned, setReturned] = useState<Outgoing | null>(null);
  const events = thread.data?.events ?? [];
  const last = events.at(-1);
  const row = details.data?.row;
  const { typing, looking } = usePresence(id, last);
  const end = useEnd(id, events.length + outgoing.length);
  useReading(id, last?.seq ?? 0, row);
  useEffect(() => setAll(false), [id]);

  const error = thread.error ?? details.error;
  if (error && (!row || !thread.data))
    return (
      <Failed
        error={error}
        again={() => {
          void thread.refetch();
          void details.refetch();
        }}
      />
    );
  if (!row || !thread.data) return <Loading />;
  const name = personName(row.person);
  const shown = all ? events : events.slice(-SHOWN);
  const stored = new Set(events.map(({ key }) => key));
  const pending = outgoing.filter(({ key }) => !stored.has(key));
  return (
    <section className="thread" data-conversation={id} aria-label={t('thread', { name })}>
      <Head {...{ row, names, looking, back, togglePerson, menus, setMenus }} />
      <div
        className="thread-scroll"
        ref={end.scroll}
        onScroll={end.onScroll}
        tabIndex={0}
        role="group"
        aria-label={t('thread', { name })}
      >
        {shown.length < events.length && (
          <button type="button" className="button earlier" onClick={() => setAll(true)}>
            {t('earlier')}
          </button>
        )}
        <Events events={shown} row={row} names={names} />
        {pending.map((item) =>
          item.state === 'overtaken' ? (
            <Collision
              key={item.key}
              item={item}
              events={events}
              row={row}
              names={names}
              edit={setReturned}
            />
          ) : (
            <OutgoingMessage key={item.key} item={item} edit={setReturned} />
          ),
        )}
        <div className="typing" role="status">
          {typing
            .map((who) => t('typing', { name: who === row.visitor ? name : names.nameOf(who) }))
            .join(' ')}
        </div>
      </div>
      <Announcer id={id} events={events} row={row} names={names} />
      {row.status === 'closed' ? (
        <div className="composer closed">
          <p className="muted">{t('closedHint')}</p>
          <button
            type="button"
            className="button"
            onClick={() => void change([row], { type: 'status', body: { status: 'open' } })}
          >
            {t('reopen')}
          </button>
        </div>
      ) : (
        <>
          {row.person.blocked && <p className="banner">{t('blockedHint')}</p>}
          <Composer
            key={id}
            row={row}
            names={names}
            lastSeq={last?.seq ?? 0}
            type={compose.type}
            setType={(type) => setCompose({ ...compose, type })}
            returned={returned}
            edit={setReturned}
            focusOn={compose.focusOn}
          />
        </>
      )}
    </section>
  );
};
