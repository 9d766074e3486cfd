import { useCallback, useEffect } from 'react';
import { useSnapshot, type SnapshotState } from '../storefront/use-snapshot.ts';
import { useReturn } from '../use-return.ts';

/** The store's front page, looked at as soon as the screen is there, when the merchant comes back, and when asked. */
export const useFrontPage = (): { readonly looking: SnapshotState; readonly lookAgain: () => void } => {
  const { state, look } = useSnapshot();
  const lookNow = useCallback((): void => look({ address: '/', times: 1 }), [look]);
  useEffect(lookNow, [lookNow]);
  useReturn(lookNow);
  return { looking: state, lookAgain: lookNow };
};
