import { useCallback, useEffect, useReducer, type Dispatch } from 'react';
import type { OverrideKind } from '../../app-data/overrides.ts';
import type { ContentAnswer, ContentQuestion } from '../content/content.ts';
import { SCOPES } from '../content/documents.ts';
import { useContent } from '../content/use-content.ts';
import { useParts } from '../content/use-parts.ts';
import { newListing, reduceListing, type Listing, type ListingAction } from './listing.ts';

/** What the store has of a kind, asked for whenever there is a new question. */
export const useListing = (
  kind: OverrideKind,
  search: string,
): readonly [Listing, Dispatch<ListingAction>] => {
  const [listing, dispatch] = useReducer(reduceListing, undefined, () => newListing(kind, search));
  const { question } = listing;
  useEffect(() => {
    if (listing.kind !== kind || listing.search !== search) dispatch({ type: 'look', kind, search });
  }, [listing.kind, listing.search, kind, search]);
  const tell = useCallback(
    (asked: ContentQuestion, answer: ContentAnswer) =>
      dispatch({ type: 'answered', question: asked, answer }),
    [],
  );
  useParts({ question, scope: SCOPES[question.kind], ask: useContent(), tell });
  return [listing, dispatch];
};
