import { useSyncExternalStore } from 'react';

/** Where phones begin; the style sheets have the same. */
const phone = window.matchMedia('(width < 820px)');

const watch = (watcher: () => void): (() => void) => {
  phone.addEventListener('change', watcher);
  return () => phone.removeEventListener('change', watcher);
};

/** Whether the list and the thread are pages of their own. */
export const useIsPhone = (): boolean => useSyncExternalStore(watch, () => phone.matches);
