import { useEffect, useRef } from 'react';
import type { Names } from '../../data/names.ts';
import { outbox, type Outgoing } from '../../data/outbox.ts';
import { client, threadKey, useMe } from '../../data/queries.ts';
import type { ListRow, ReaderEvent } from '../../data/types.ts';
import { Icon } from '../../parts/icons.tsx';
import { t } from '../../texts/index.ts';
import { authorName, Events } from './events.tsx';

interface CollisionProps {
  readonly item: Outgoing;
  readonly events: readonly ReaderEvent[];
  readonly row: ListRow;
  readonly names: Names;
  readonly edit: (item: Outgoing) => void;
}

/**
 * An answer that another agent's came before: what came in, and the choice. Where nobody else answered – the visitor
 * wrote on, somebody was assigned – it is sent without a question.
 */
export const Collision = ({ item, events, row, names, edit }: CollisionProps) => {
  const me = useMe().data!;
  const between = events.filter(({ seq }) => seq > item.basedOn);
  const answers = between.filter(
    ({ type, author }) => type === 'message' && author.kind !== 'visitor' && author.id !== me.id,
  );
  const lastSeq = events.at(-1)?.seq ?? 0;
  const isKnown = between.length > 0;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What overtook it is not here yet.
    if (!isKnown) void client.invalidateQueries({ queryKey: threadKey(item.conversation) });
    else if (answers.length === 0) outbox.sendNow(item.key, lastSeq);
    else box.current?.focus();
  }, [isKnown, answers.length, item.key, item.conversation, lastSeq]);
  const [first] = answers;
  if (!first) return null;
  const back = (): void => {
    const taken = outbox.takeBack(item.key);
    if (taken) edit(taken);
  };
  return (
    <div
      className="collision"
      role="alertdialog"
      aria-labelledby={`collision-${item.key}`}
      tabIndex={-1}
      ref={box}
    >
      <h3 id={`collision-${item.key}`}>
        <Icon name="warning" /> {t('collisionTitle', { name: authorName(first, row, names) })}
      </h3>
      <p>{t('collisionText')}</p>
      <div className="collision-between">
        <Events events={between} row={row} names={names} />
      </div>
      <blockquote dir="auto">{item.text}</blockquote>
      <div className="buttons">
        <button type="button" className="button" onClick={back}>
          {t('backToDraft')}
        </button>
        <button type="button" className="button" onClick={() => outbox.takeBack(item.key)}>
          {t('discard')}
        </button>
        <button type="button" className="button primary" onClick={() => outbox.sendNow(item.key, lastSeq)}>
          {t('sendAnyway')}
        </button>
      </div>
    </div>
  );
};
