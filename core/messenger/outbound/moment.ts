import type { Appearing } from './appearing.ts';

/** Percent of the page that has come into view: all of one that is not to be scrolled. */
const seenPercent = (): number => {
  const { scrollHeight } = document.documentElement;
  return ((scrollY + innerHeight) / Math.max(scrollHeight, 1)) * 100;
};

/**
 * Calls once at a message's moment.
 * @param signal ends the waiting
 */
export const atMoment = (when: Appearing['when'], act: () => void, signal: AbortSignal): void => {
  const options = { signal, passive: true };
  const after = (seconds: number): void => {
    const timer = setTimeout(act, seconds * 1000);
    signal.addEventListener('abort', () => clearTimeout(timer));
  };
  switch (when.selection) {
    case 'immediately':
      return after(0);
    case 'time':
      return after(when.value);
    case 'scroll': {
      // One that is too short to be scrolled has not been read to there by anybody: a move of the visitor's counts.
      const look = (): void => {
        if (seenPercent() >= when.value) act();
      };
      return addEventListener('scroll', look, options);
    }
    case 'exit':
      // The pointer goes where tabs and the address are. A phone has no such sign.
      return document.documentElement.addEventListener(
        'mouseleave',
        ({ clientY }) => {
          if (clientY <= 0) act();
        },
        options,
      );
  }
};
