import { useEffect, useRef } from 'react';
import { useFetcher } from 'react-router';
import type { ServerAnswer, ServerRequest } from './answer.ts';

/** A request about the server, one at a time; the first one looks. */
export const useServer = (): {
  readonly answer: ServerAnswer | undefined;
  /** What is being done; null where nothing is. */
  readonly busy: ServerRequest['step'] | null;
  readonly ask: (wanted: ServerRequest) => void;
} => {
  const { submit, state, data } = useFetcher<ServerAnswer>();
  const step = useRef<ServerRequest['step'] | null>(null);
  const busy = state === 'idle' ? null : step.current;
  const ask = (wanted: ServerRequest): void => {
    if (state !== 'idle') return;
    step.current = wanted.step;
    void submit(wanted, { method: 'POST', action: '/server', encType: 'application/json' });
  };
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    ask({ step: 'look' });
  });
  return { answer: data, busy, ask };
};
