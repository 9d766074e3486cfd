import { useEffect } from 'react';

/** Does something whenever the merchant comes back, from the theme editor in another tab for example. */
export const useReturn = (act: () => void): void =>
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') act();
    };
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [act]);
