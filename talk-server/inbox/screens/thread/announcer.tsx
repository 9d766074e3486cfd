import { useRef } from 'react';
import type { Names } from '../../data/names.ts';
import { useMe } from '../../data/queries.ts';
import type { ListRow, ReaderEvent } from '../../data/types.ts';
import { t } from '../../texts/index.ts';
import { authorName } from './events.tsx';

/** Says new messages of others to screen readers, each once; not those that were there when the thread was opened. */
export const Announcer = ({
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
  return (
    <div className="unseen" role="log" aria-live="polite">
      {fresh.map((event) => (
        <p key={event.seq}>
          {t('newMessage', {
            name: authorName(event, row, names),
            text: (event.body as { text: string }).text,
          })}
        </p>
      ))}
    </div>
  );
};
