import { useCallback, useEffect } from 'react';
import { useLook, type Looking } from '../storefront/use-look.ts';
import { useReturn } from '../use-return.ts';

/** The store's front page, looked at as soon as the screen is there, when the merchant comes back, and when asked. */
export const useFrontPage = (): { readonly looking: Looking; readonly lookAgain: () => void } => {
  const { state, look } = useLook();
  const lookNow = useCallback((): void => look({ address: '/', times: 1 }), [look]);
  useEffect(lookNow, [lookNow]);
  useReturn(lookNow);
  return { looking: state, lookAgain: lookNow };
};
