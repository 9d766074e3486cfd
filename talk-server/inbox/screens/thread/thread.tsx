import { useState } from 'react';
import { change } from '../../data/actions.ts';
import type { Names } from '../../data/names.ts';
import { useOutgoing, type Outgoing } from '../../data/outbox.ts';
import { useDetails, useThread } from '../../data/queries.ts';
import type { ListRow } from '../../data/types.ts';
import { personName } from '../../parts/person-name.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { t } from '../../texts/index.ts';
import { Announcer } from './announcer.tsx';
import { Composer, type ComposerProps } from './composer.tsx';
import { Log } from './log.tsx';
import { Head, type Menus } from './head.tsx';
import { useEnd, usePresence, useReading } from './watching.ts';

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

/** Shown in place of the composer while a conversation is closed. */
const ReopenBar = ({ row }: { readonly row: ListRow }) => (
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
);

/** Where the next answer is written; in a closed conversation, what opens it again. */
const Answer = (composer: ComposerProps) => {
  const { row } = composer;
  if (row.status === 'closed') return <ReopenBar row={row} />;
  return (
    <>
      {row.person.blocked && <p className="banner">{t('blockedHint')}</p>}
      <Composer key={row.id} {...composer} />
    </>
  );
};

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
  const [returned, setReturned] = useState<Outgoing | null>(null);
  const events = thread.data?.events ?? [];
  const last = events.at(-1);
  const row = details.data?.row;
  const { typing, looking } = usePresence(id, last);
  const end = useEnd(id, events.length + outgoing.length);
  useReading(id, last?.seq ?? 0, row);

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
  return (
    <section
      className="thread"
      data-conversation={id}
      aria-label={t('thread', { name: personName(row.person) })}
    >
      <Head {...{ row, names, looking, back, togglePerson, menus, setMenus }} />
      <Log {...{ events, outgoing, row, names, typing, end }} edit={setReturned} />
      <Announcer id={id} events={events} row={row} names={names} />
      <Answer
        row={row}
        names={names}
        lastSeq={last?.seq ?? 0}
        type={compose.type}
        setType={(type) => setCompose({ ...compose, type })}
        returned={returned}
        edit={setReturned}
        focusOn={compose.focusOn}
      />
    </section>
  );
};
