import { useEffect, useState } from 'react';

/** How long it is said that something was saved, in milliseconds. */
const STAY = 8000;

/**
 * Whether it is to be said that something was saved.
 * @param saves counts successful saves
 * @param outdated something was changed again: then it is no longer said
 */
export const useSavedNotice = (saves: number, outdated: boolean): boolean => {
  const [over, setOver] = useState(0);
  useEffect(() => {
    if (saves === 0) return undefined;
    const timer = setTimeout(() => setOver(saves), STAY);
    return () => clearTimeout(timer);
  }, [saves]);
  return saves > over && !outdated;
};
