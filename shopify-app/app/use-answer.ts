import { useEffect, useRef } from 'react';

/**
 * Passes each answer of a fetcher on, once.
 * @param data what the fetcher has; undefined before its first answer
 */
export const useAnswer = <Answer>(data: Answer | undefined, onAnswer: (answer: Answer) => void): void => {
  const given = useRef<Answer | undefined>(undefined);
  const newest = useRef(onAnswer);
  newest.current = onAnswer;
  useEffect(() => {
    if (data === undefined || data === given.current) return;
    given.current = data;
    newest.current(data);
  }, [data]);
};
