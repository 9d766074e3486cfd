import { useEffect } from 'react';
import { useLook, type Looking } from '../storefront/use-look.ts';

/** The store's front page, looked at as soon as the screen is there, and again when asked. */
export const useFrontPage = (): { readonly looking: Looking; readonly lookAgain: () => void } => {
  const { state, look } = useLook();
  useEffect(() => {
    const lookNow = (): void => void look({ address: '/', times: 1 });
    lookNow();
    // The merchant comes back from the theme editor.
    window.addEventListener('focus', lookNow);
    return () => window.removeEventListener('focus', lookNow);
  }, [look]);
  return { looking: state, lookAgain: () => void look({ address: '/', times: 1 }) };
};
