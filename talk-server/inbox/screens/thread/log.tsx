import { useState } from 'react';
import type { Names } from '../../data/names.ts';
import type { Outgoing } from '../../data/outbox.ts';
import type { ListRow, ReaderEvent } from '../../data/types.ts';
import { personName } from '../../parts/person-name.tsx';
import { t } from '../../texts/index.ts';
import { Collision } from './collision.tsx';
import { Events } from './events.tsx';
import { OutgoingMessage } from './outgoing.tsx';
import type { useEnd } from './watching.ts';

/** Events that are shown at first; earlier ones by a press. */
const SHOWN = 100;

interface LogProps {
  readonly events: readonly ReaderEvent[];
  readonly outgoing: readonly Outgoing[];
  readonly row: ListRow;
  readonly names: Names;
  /** Who is typing. */
  readonly typing: readonly string[];
  readonly end: ReturnType<typeof useEnd>;
  /** Puts what was taken back into the composer. */
  readonly edit: (item: Outgoing) => void;
}

/** What was said and done in a conversation, what is on its way, and who is typing. */
export const Log = ({ events, outgoing, row, names, typing, end, edit }: LogProps) => {
  const [all, setAll] = useState(false);
  const name = personName(row.person);
  const shown = all ? events : events.slice(-SHOWN);
  const stored = new Set(events.map(({ key }) => key));
  return (
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
      {outgoing
        .filter(({ key }) => !stored.has(key))
        .map((item) =>
          item.state === 'overtaken' ? (
            <Collision key={item.key} item={item} events={events} row={row} names={names} edit={edit} />
          ) : (
            <OutgoingMessage key={item.key} item={item} edit={edit} />
          ),
        )}
      <div className="typing" role="status">
        {typing.map((who) => t('typing', { name: who === row.visitor ? name : names.nameOf(who) })).join(' ')}
      </div>
    </div>
  );
};
