import { useEffect, useReducer, type Dispatch } from 'react';
import { askContent } from './ask-content.ts';
import { newListing, reduceListing, type Listing, type ListingAction } from './listing.ts';

/** Milliseconds that nothing is typed until it is searched for. */
const PAUSE = 250;

/** The dialog's list, which asks the server whenever there is a new question. */
export const useListing = (): readonly [Listing, Dispatch<ListingAction>] => {
  const [listing, dispatch] = useReducer(reduceListing, undefined, newListing);
  const { question } = listing;
  useEffect(() => {
    const ask = (): void =>
      void askContent(question).then((answer) => dispatch({ type: 'answered', question, answer }));
    const timer = setTimeout(ask, question.search === '' || question.after !== null ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [question]);
  return [listing, dispatch];
};
