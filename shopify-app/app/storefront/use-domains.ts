import { useCallback, useEffect, useRef, useState } from 'react';
import { askDomains } from './ask.ts';

export interface Domains {
  /** Those that are known; at first the permanent one alone. */
  readonly hosts: readonly string[];
  readonly state: 'asking' | 'known' | 'failed';
  readonly ask: () => void;
}

/** The store's domains, asked for once the screen is there. */
export const useDomains = (shop: string): Domains => {
  const [hosts, setHosts] = useState<readonly string[]>([shop]);
  const [state, setState] = useState<Domains['state']>('asking');
  const alive = useRef(true);
  const ask = useCallback(async (): Promise<void> => {
    setState('asking');
    const answer = await askDomains();
    if (!alive.current) return;
    if (answer.kind === 'domains') setHosts(answer.domains);
    setState(answer.kind === 'domains' ? 'known' : 'failed');
  }, []);
  useEffect(() => {
    alive.current = true;
    void ask();
    return () => {
      alive.current = false;
    };
  }, [ask]);
  return { hosts, state, ask: () => void ask() };
};
