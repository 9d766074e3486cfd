import { useEffect } from 'react';
import { useLook, type Looking } from '../storefront/use-look.ts';

/** Browsers without idle callbacks (Safari) wait so many milliseconds. */
const SOON = 300;

const whenIdle = (work: () => void): (() => void) => {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, SOON);
    return () => clearTimeout(timer);
  }
  const idle = window.requestIdleCallback(work);
  return () => window.cancelIdleCallback(idle);
};

/** The store's front page, looked at once the screen is there, and again when asked. */
export const useFrontPage = (): { readonly looking: Looking; readonly lookAgain: () => void } => {
  const { state, look } = useLook();
  useEffect(() => whenIdle(() => void look({ address: '/', times: 1 })), [look]);
  return { looking: state, lookAgain: () => void look({ address: '/', times: 1 }) };
};
