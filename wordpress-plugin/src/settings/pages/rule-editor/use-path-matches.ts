import { matchedPages } from '@talk-suite/core/screens';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { type ListedPage, loadManyPages } from '../../api/visibility.ts';

/** Titles of the site's pages that addresses are about; null before the pages are there, and without an address. */
export const usePathMatches = (patterns: readonly string[]): readonly string[] | null => {
  const [pages, setPages] = useState<readonly ListedPage[] | null>(null);
  useEffect(() => {
    let current = true;
    // Without them nothing is said: nothing is lost that was asked for.
    loadManyPages().then(
      (loaded) => current && loaded.length > 0 && setPages(loaded),
      () => {},
    );
    return () => {
      current = false;
    };
  }, []);
  const text = useDeferredValue(patterns.join('\n'));
  return useMemo(() => {
    if (pages === null || text === '') return null;
    return matchedPages(text.split('\n'), pages).map(({ title }) => title);
  }, [pages, text]);
};
