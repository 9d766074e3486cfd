import { useCallback, useRef } from 'react';
import { useFetcher } from 'react-router';
import { useAnswer } from '../use-answer.ts';

/** Asks our server at an address. An answer that another question has overtaken never comes. */
export const useAsked = <Answer>(): ((address: string) => Promise<Answer>) => {
  const { load, data } = useFetcher<Answer>();
  const waiting = useRef<((answer: Answer) => void) | null>(null);
  useAnswer(data as Answer | undefined, (answer) => {
    waiting.current?.(answer);
    waiting.current = null;
  });
  return useCallback(
    (address) =>
      new Promise((resolve) => {
        waiting.current = resolve;
        void load(address);
      }),
    [load],
  );
};
