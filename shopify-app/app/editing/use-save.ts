import { useFetcher } from 'react-router';
import type { AppData } from '../../app-data/index.ts';
import type { SaveAnswer, SaveRequest } from '../envelope.ts';
import { useTold } from '../use-told.ts';

/** What `fetcher.submit` sends as JSON. */
type Json = Parameters<ReturnType<typeof useFetcher>['submit']>[0];

/**
 * Saving by the route's own action; afterwards the router reads what the other screens show anew.
 * @param onAnswer told once for each save
 */
export const useSave = (
  onAnswer: (answer: SaveAnswer) => void,
): ((digest: string | null, appData: AppData) => void) => {
  const { submit, data } = useFetcher<SaveAnswer>();
  useTold(data, onAnswer);
  return (digest, appData) => {
    const request: SaveRequest = { digest, appData };
    void submit(request as unknown as Json, { method: 'POST', action: '/save', encType: 'application/json' });
  };
};
