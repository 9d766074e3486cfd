import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useReducer, type Dispatch } from 'react';
import type { OverrideKind } from '../../app-data/overrides.ts';
import type { ContentAnswer } from '../content/content.ts';
import { SCOPES } from '../content/documents.ts';
import { useContent } from '../content/use-content.ts';
import { newListing, reduceListing, type Listing, type ListingAction } from './listing.ts';
import { isGranted } from './permission.ts';

/** Milliseconds that nothing is typed until it is searched for. */
const PAUSE = 250;

/** What the store has of a kind, asked for whenever there is a new question. */
export const useListing = (
  kind: OverrideKind,
  search: string,
): readonly [Listing, Dispatch<ListingAction>] => {
  const [listing, dispatch] = useReducer(reduceListing, undefined, () => newListing(kind, search));
  const bridge = useAppBridge();
  const ask = useContent();
  const { question } = listing;
  useEffect(() => {
    if (listing.kind !== kind || listing.search !== search) dispatch({ type: 'look', kind, search });
  }, [listing.kind, listing.search, kind, search]);
  useEffect(() => {
    let overtaken = false;
    const tell = (answer: ContentAnswer): void => {
      if (!overtaken) dispatch({ type: 'answered', question, answer });
    };
    const askNow = async (): Promise<void> => {
      // Our server would have to ask Shopify to learn as much.
      const granted = await isGranted(bridge, SCOPES[question.kind]);
      if (overtaken) return;
      tell(granted ? await ask(question) : { kind: 'declined' });
    };
    const timer = setTimeout(
      () => void askNow(),
      question.search === '' || question.after !== null ? 0 : PAUSE,
    );
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [question, bridge, ask]);
  return [listing, dispatch];
};
