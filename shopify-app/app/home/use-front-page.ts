import { useCallback, useEffect, useRef } from 'react';
import { useSnapshot, type SnapshotState } from '../storefront/use-snapshot.ts';

interface FrontPageLook {
  readonly looking: SnapshotState;
  /** What was seen last, also while the page is looked at again. */
  readonly last: SnapshotState;
  readonly lookAgain: () => void;
  /** How long ago it last looked, in milliseconds. */
  readonly age: () => number;
}

/** The store's front page, looked at as soon as the screen is there, and when asked. */
export const useFrontPage = (): FrontPageLook => {
  const { state, last, look } = useSnapshot();
  const lookedAt = useRef(-Infinity);
  const lookAgain = useCallback((): void => {
    lookedAt.current = Date.now();
    look({ address: '/', times: 1 });
  }, [look]);
  useEffect(lookAgain, [lookAgain]);
  return { looking: state, last, lookAgain, age: useCallback(() => Date.now() - lookedAt.current, []) };
};
