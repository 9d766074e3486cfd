import { useCallback } from 'react';
import { questionText, type ContentAnswer, type ContentQuestion } from './content.ts';
import { useAsked } from './use-asked.ts';

/** Asks our server what the store has. An answer that another question has overtaken never comes. */
export const useContent = (): ((question: ContentQuestion) => Promise<ContentAnswer>) => {
  const ask = useAsked<ContentAnswer>();
  return useCallback((question) => ask(`/content?${questionText(question)}`), [ask]);
};
