import { useCallback, useEffect, useState } from 'react';
import { useFetcher } from 'react-router';
import { useAnswer } from '../use-answer.ts';
import type { DomainsAnswer } from './answer.ts';

export interface Domains {
  /** Those that are known; at first the permanent one alone. */
  readonly hosts: readonly string[];
  readonly state: 'asking' | 'known' | 'failed';
  readonly ask: () => void;
}

/** The store's domains, asked for once the screen is there. */
export const useDomains = (shop: string): Domains => {
  const { load, state, data } = useFetcher<DomainsAnswer>();
  const [hosts, setHosts] = useState<readonly string[]>([shop]);
  useAnswer(data, (answer) => {
    if (answer.kind === 'domains') setHosts(answer.domains);
  });
  const ask = useCallback((): void => void load('/storefront'), [load]);
  useEffect(ask, [ask]);
  const known = data?.kind === 'domains' ? 'known' : 'failed';
  return { hosts, state: state === 'idle' && data ? known : 'asking', ask };
};
