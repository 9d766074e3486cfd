import { useEffect } from 'react';
import { live } from '../data/live.ts';
import { readAnew, showPresence, showRow, type Reason } from '../data/news.ts';
import { notify, play, showUnread } from '../data/notify.ts';
import { useCounts } from '../data/queries.ts';
import type { ListRow } from '../data/types.ts';
import { personName } from '../parts/person-name.tsx';
import { addressOf, go, here } from '../router.ts';
import { t, type TextKey } from '../texts/index.ts';

/** Whether a conversation is what the member has before them. */
const isLookedAt = (id: string): boolean =>
  here().path.split('/')[1] === id && document.visibilityState === 'visible' && document.hasFocus();

const TITLE: Readonly<Record<Reason, TextKey>> = {
  message: 'messageFrom',
  mention: 'mentionedWith',
  handOver: 'handedOver',
};

/** Shows a line that came in, and notifies the member, unless they look at it. */
const tell = (row: ListRow): void => {
  const reason = showRow(row);
  if (reason === null || isLookedAt(row.id)) return;
  play();
  const name = personName(row.person);
  const text = reason === 'mention' ? '' : (row.preview?.text ?? '');
  notify(row.id, t(TITLE[reason], { name }), text, () => go(addressOf(`all/${row.id}`)));
};

/** On every screen: shows what comes in, sounds, and counts what is unread. */
export const useNews = (): void => {
  const unread = useCounts('').data?.unread;
  useEffect(() => {
    if (unread !== undefined) showUnread(unread);
  }, [unread]);
  useEffect(
    () =>
      live.listen({
        frame: (frame) => {
          if (frame.t === 'row') tell(frame.head);
          if (frame.t === 'here') showPresence(frame);
        },
        resumed: readAnew,
      }),
    [],
  );
};
