import { useEffect, useRef } from 'react';

/**
 * Tells each answer of a fetcher once.
 * @param data what the fetcher has; undefined before its first answer
 */
export const useTold = <Answer>(data: Answer | undefined, onAnswer: (answer: Answer) => void): void => {
  const told = useRef<Answer | undefined>(undefined);
  const newest = useRef(onAnswer);
  newest.current = onAnswer;
  useEffect(() => {
    if (data === undefined || data === told.current) return;
    told.current = data;
    newest.current(data);
  }, [data]);
};
