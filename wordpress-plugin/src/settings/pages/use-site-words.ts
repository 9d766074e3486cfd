import type { Rule, Words } from '@talk-suite/core/visibility';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Choices, loadChoices, loadTerms, type Term } from '../api/visibility.ts';
import { siteWords, type TermNames } from './words.ts';

export interface SiteWords {
  /** Null until they are there, and where they cannot be read. */
  readonly choices: Choices | null;
  readonly failed: boolean;
  readonly words: Words;
  readonly terms: TermNames;
  /** Takes over terms that came with another answer. */
  readonly learn: (terms: readonly Term[]) => void;
  /** Asks for the names of terms (`taxonomy:slug`) that are to be shown. */
  readonly meet: (values: readonly string[]) => void;
}

const termsOf = (rules: readonly Rule[]): Set<string> =>
  new Set(rules.flatMap(({ when }) => when.terms ?? []));

/** What this site calls what its rules ask for. Until that is known, and where it cannot be, values name themselves. */
export const useSiteWords = (rules: readonly Rule[]): SiteWords => {
  const [choices, setChoices] = useState<Choices | null>(null);
  const [failed, setFailed] = useState(false);
  const [terms, setTerms] = useState<TermNames>(new Map());
  const asked = useRef(new Set<string>());

  const learn = useCallback((more: readonly Term[]): void => {
    for (const { value } of more) asked.current.add(value);
    setTerms((known) =>
      more.every(({ value }) => known.has(value))
        ? known
        : new Map([...known, ...more.map((term) => [term.value, term] as const)]),
    );
  }, []);

  useEffect(() => {
    let current = true;
    loadChoices().then(
      (loaded) => current && setChoices(loaded),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, []);

  const meet = useCallback(
    (values: readonly string[]): void => {
      const unknown = values.filter((value) => !asked.current.has(value));
      if (unknown.length === 0) return;
      for (const value of unknown) asked.current.add(value);
      // A name that does not come is no loss: the value stands there instead.
      loadTerms(unknown).then(learn, () => {});
    },
    [learn],
  );
  useEffect(() => meet([...termsOf(rules)]), [rules, meet]);

  const words = useMemo(() => siteWords(choices, terms), [choices, terms]);
  return { choices, failed, words, terms, learn, meet };
};
