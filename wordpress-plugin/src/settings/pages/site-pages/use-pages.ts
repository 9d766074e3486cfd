import type { SaveFailure } from '@talk-suite/core/screens';
import { useEffect, useState } from 'react';
import { failureOf, thrownBy } from '../../api/failures.ts';
import { type ListedPages, loadPages } from '../../api/visibility.ts';

/** How long typing must rest before the site is asked, in milliseconds. */
const REST = 300;

interface Pages {
  /** The last answer, also while the next is under way. */
  readonly answer: ListedPages | null;
  readonly busy: boolean;
  readonly failure: SaveFailure | null;
  readonly retry: () => void;
}

/** One page of the list of the site's pages. */
export const usePages = (search: string, page: number): Pages => {
  const [answer, setAnswer] = useState<ListedPages | null>(null);
  const [busy, setBusy] = useState(true);
  const [failure, setFailure] = useState<SaveFailure | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    setBusy(true);
    const load = async (): Promise<void> => {
      try {
        const loaded = await loadPages(search, page);
        if (!current) return;
        setAnswer(loaded);
        setFailure(null);
      } catch (error) {
        if (!current) return;
        setFailure(failureOf(thrownBy(error)));
      }
      setBusy(false);
    };
    const timer = setTimeout(() => void load(), search === '' ? 0 : REST);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, page, attempt]);
  return { answer, busy, failure, retry: () => setAttempt((number) => number + 1) };
};
