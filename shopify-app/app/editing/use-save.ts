import { useEffect } from 'react';
import { useFetcher } from 'react-router';
import type { AppData } from '../../app-data/index.ts';
import type { SaveAnswer, SaveRequest } from '../envelope.ts';
import { useAnswer } from '../use-answer.ts';

/** What `fetcher.submit` sends as JSON. */
type Json = Parameters<ReturnType<typeof useFetcher>['submit']>[0];

/** Saves whose outcome is not yet read anew. */
let underWay = 0;

/**
 * Whether what is saved is being read anew. What else the router sends meanwhile has to read it as well: what ends last
 * gives up what the others read.
 */
export const isSaveUnderWay = (): boolean => underWay > 0;

/**
 * Saving by the route's own action; afterwards the router reads what the other screens show anew.
 * @param onAnswer told once for each save
 */
export const useSave = (
  onAnswer: (answer: SaveAnswer) => void,
): ((digest: string | null, appData: AppData) => void) => {
  const { submit, data, state } = useFetcher<SaveAnswer>();
  const isBusy = state !== 'idle';
  useEffect(() => {
    if (!isBusy) return undefined;
    underWay += 1;
    return () => {
      underWay -= 1;
    };
  }, [isBusy]);
  useAnswer(data, onAnswer);
  return (digest, appData) => {
    const request: SaveRequest = { digest, appData };
    void submit(request as unknown as Json, { method: 'POST', action: '/save', encType: 'application/json' });
  };
};
