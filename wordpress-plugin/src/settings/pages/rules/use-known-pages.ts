import type { Rule } from '@talk-suite/core/visibility';
import { useEffect, useRef, useState } from 'react';
import { loadPage } from '../../api/visibility.ts';

/** So many addresses are asked about; a site has hardly more that are written in other letters. */
const ASKED_AT_MOST = 20;

/** WordPress writes its addresses in small letters: one with capitals may be written otherwise than its page. */
const hasCapitals = (text: string): boolean => /\p{Lu}/u.test(text.replace(/%[\da-f]{2}/gi, ''));

/** The addresses to ask about: what a pattern says before its first star. */
export const doubtfulAddresses = (rules: readonly Rule[]): string[] => {
  const heads = rules
    .filter(({ enabled }) => enabled)
    .flatMap(({ when }) => when.path ?? [])
    .map((pattern) => /^[^*?#]*/.exec(pattern)![0].replace(/\/{2,}/g, '/'));
  return [...new Set(heads.filter(hasCapitals))].slice(0, ASKED_AT_MOST);
};

/** The site's own addresses of pages that rules name in capital letters, as far as there are such pages. */
export const useKnownPages = (rules: readonly Rule[]): readonly string[] => {
  const [pages, setPages] = useState<readonly string[]>([]);
  const asked = useRef(new Set<string>());
  useEffect(() => {
    for (const address of doubtfulAddresses(rules)) {
      if (asked.current.has(address) || asked.current.size >= ASKED_AT_MOST) continue;
      asked.current.add(address);
      // Without an answer there is no hint: nothing is lost that the owner asked for.
      loadPage(address).then(
        ({ context: { kind }, link }) =>
          link !== null && kind !== '404' && setPages((known) => [...known, link]),
        () => {},
      );
    }
  }, [rules]);
  return pages;
};
