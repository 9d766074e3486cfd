import { useCallback, useRef, useState } from 'react';
import type { FrontPageSeen } from './front-page.ts';

/** The front page as it runs in this browser, and what starts a look at it. */
export interface FrontPageLook {
  /** Null before anybody has looked. */
  readonly seen: FrontPageSeen | null;
  readonly checking: boolean;
  readonly check: () => void;
}

/** Loaded by who looks. */
const look = async (siteUrl: string): Promise<FrontPageSeen> => {
  const { lookAtFrontPage } = await import(/* webpackChunkName: "front-page" */ './front-page.ts');
  return lookAtFrontPage(siteUrl);
};

/** Where the part does not come that looks, the page would not come either. */
const SLOW: FrontPageSeen = { found: 'slow', kind: 'bad', means: null };

/** A look at the front page, one at a time. */
export const useFrontPage = (siteUrl: string | undefined): FrontPageLook => {
  const [seen, setSeen] = useState<FrontPageSeen | null>(null);
  const [checking, setChecking] = useState(false);
  const busy = useRef(false);
  const check = useCallback(async (): Promise<void> => {
    if (busy.current || siteUrl === undefined) return;
    busy.current = true;
    setChecking(true);
    setSeen(await look(siteUrl).catch(() => SLOW));
    busy.current = false;
    setChecking(false);
  }, [siteUrl]);
  return { seen, checking, check: () => void check() };
};
