import { useEffect, useRef } from 'react';
import { useFetcher } from 'react-router';
import type { AppData } from '../../app-data/index.ts';
import type { SaveAnswer, SaveRequest } from '../envelope.ts';

/** What `fetcher.submit` sends as JSON. */
type Json = Parameters<ReturnType<typeof useFetcher>['submit']>[0];

/**
 * Saving by the route's own action; afterwards the router reads what the other screens show anew.
 * @param onAnswer told once for each save
 */
export const useSave = (
  onAnswer: (answer: SaveAnswer) => void,
): ((digest: string | null, appData: AppData) => void) => {
  const { submit, state, data } = useFetcher<SaveAnswer>();
  const told = useRef<SaveAnswer | undefined>(undefined);
  const newest = useRef(onAnswer);
  newest.current = onAnswer;
  useEffect(() => {
    if (data === undefined || data === told.current) return;
    told.current = data;
    newest.current(data);
  }, [data, state]);
  return (digest, appData) => {
    const request: SaveRequest = { digest, appData };
    void submit(request as unknown as Json, { method: 'POST', action: '/save', encType: 'application/json' });
  };
};
