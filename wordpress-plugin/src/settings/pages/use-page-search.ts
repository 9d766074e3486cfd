import { pagePattern } from '@talk-suite/core/screens';
import { useEffect, useState } from 'react';
import { type ListedPage, loadPages } from '../api/visibility.ts';

/** How long typing must rest before the site is asked, in milliseconds. */
const REST = 250;

/** A page of the site, as a list of pages writes it. */
export interface PageChoice {
  readonly pattern: string;
  readonly title: string;
}

const choiceOf = ({ context, title }: ListedPage): PageChoice => ({ pattern: pagePattern(context), title });

/** Pages whose title has what is typed. That none come is no loss: the address can still be written. */
export const usePageSearch = (typed: string): readonly PageChoice[] => {
  const [found, setFound] = useState<readonly PageChoice[]>([]);
  // An address is searched by what is between its slashes.
  const search = typed
    .replace(/^.*\/(?=[^/])|[/*?].*$/g, '')
    .replaceAll('-', ' ')
    .trim();
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      loadPages(search, 1).then(
        ({ pages }) => current && setFound(pages.map(choiceOf).filter(({ pattern }) => pattern !== '')),
        () => {},
      );
    }, REST);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search]);
  return found;
};
