import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { TYPING_SECONDS } from '@talk-suite/core/contract';
import { ask } from '../../data/api.ts';
import { live } from '../../data/live.ts';
import { showRow } from '../../data/news.ts';
import { client } from '../../data/queries.ts';
import type { ConversationDetails, ListRow, ReaderEvent } from '../../data/types.ts';

/** Milliseconds after which what is in sight counts as read. */
const READ_AFTER = 600;

const isLooked = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/** Notes what was read once it is looked at: opened in the background, a conversation stays unread. */
export const useReading = (id: string, lastSeq: number, row: ListRow | undefined): void => {
  const read = useRef(0);
  useEffect(() => {
    read.current = 0;
  }, [id]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(timer);
      if (!isLooked() || lastSeq <= read.current) return;
      timer = setTimeout(() => {
        read.current = lastSeq;
        void ask('POST', `/agents/conversations/${id}/read`, { seq: lastSeq }).then(
          () => {
            const details = client.getQueryData<ConversationDetails>(['details', id]);
            if (details?.row.unread || details?.row.mentioned)
              showRow({ ...details.row, unread: 0, mentioned: false });
            return undefined;
          },
          () => {
            read.current = 0;
          },
        );
      }, READ_AFTER);
    };
    look();
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [id, lastSeq, row?.unread]);
};

/** Who else types in a conversation and looks at it. A sign of typing ends with its message, or by itself. */
export const usePresence = (id: string, last: ReaderEvent | undefined) => {
  const [typing, setTyping] = useState<readonly string[]>([]);
  const [looking, setLooking] = useState<readonly string[]>([]);
  useEffect(() => {
    const ends = new Map<string, ReturnType<typeof setTimeout>>();
    const stopped = (who: string): void => {
      clearTimeout(ends.get(who));
      setTyping((now) => now.filter((each) => each !== who));
    };
    live.look(id);
    const stop = live.listen({
      frame: (frame) => {
        if (frame.t === 'looking' && frame.c === id) setLooking(frame.who);
        if (frame.t !== 'typing' || frame.c !== id) return;
        const { who, left = TYPING_SECONDS * 1000 } = frame;
        if (left === 0) return stopped(who);
        setTyping((now) => [...now.filter((each) => each !== who), who]);
        clearTimeout(ends.get(who));
        ends.set(
          who,
          setTimeout(() => stopped(who), left),
        );
      },
    });
    return () => {
      stop();
      live.look(null);
      for (const timer of ends.values()) clearTimeout(timer);
      setTyping([]);
      setLooking([]);
    };
  }, [id]);
  useEffect(() => {
    if (last) setTyping((now) => now.filter((who) => who !== last.author.id));
  }, [last]);
  return { typing, looking };
};

/** Stays at the end of a thread while its reader is there, and nowhere else. */
export const useEnd = (id: string, length: number) => {
  const scroll = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    atEnd.current = true;
  }, [id]);
  useLayoutEffect(() => {
    const pane = scroll.current;
    if (pane && atEnd.current) pane.scrollTop = pane.scrollHeight;
  }, [id, length]);
  return {
    scroll,
    onScroll: () => {
      const pane = scroll.current!;
      atEnd.current = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 80;
    },
  };
};
