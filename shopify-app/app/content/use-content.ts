import { useCallback, useRef } from 'react';
import { useFetcher } from 'react-router';
import { useAnswer } from '../use-answer.ts';
import { questionText, type ContentAnswer, type ContentQuestion } from './content.ts';

/** Asks our server what the store has. An answer that another question has overtaken never comes. */
export const useContent = (): ((question: ContentQuestion) => Promise<ContentAnswer>) => {
  const { load, data } = useFetcher<ContentAnswer>();
  const waiting = useRef<((answer: ContentAnswer) => void) | null>(null);
  useAnswer(data, (answer) => {
    waiting.current?.(answer);
    waiting.current = null;
  });
  return useCallback(
    (question) =>
      new Promise((resolve) => {
        waiting.current = resolve;
        void load(`/content?${questionText(question)}`);
      }),
    [load],
  );
};
