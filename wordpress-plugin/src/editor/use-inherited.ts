import apiFetch from '@wordpress/api-fetch';
import { useCallback, useEffect, useState } from 'react';
import { pageData } from '../page/data.ts';

/** The server's answer about a page, as core/visibility decides. */
export interface InheritedDecision {
  readonly talk: 'show' | 'hide';
  readonly because: { readonly by: 'site' | 'page' | 'rule' | 'default' };
}

/** What is shown and what decided, in words, with the way to it for those who may change it. */
interface Reason {
  readonly reason: string;
  readonly link: string | null;
}

export type Inherited =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed' }
  /** The decision is null where the visitor's device or the address's query decides. */
  | ({ readonly phase: 'ready'; readonly decision: InheritedDecision | null } & Reason);

/** What the page shows without a setting of its own. */
export const useInherited = (postId: number | null): { inherited: Inherited; retry: () => void } => {
  const [inherited, setInherited] = useState<Inherited>({ phase: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (postId === null) return undefined;
    let current = true;
    setInherited({ phase: 'loading' });
    apiFetch<{ inherited: InheritedDecision | null } & Reason>({
      path: `/${pageData().restNamespace}/decision?post=${postId}`,
    }).then(
      ({ inherited: decision, reason, link }) =>
        current && setInherited({ phase: 'ready', decision, reason, link }),
      () => current && setInherited({ phase: 'failed' }),
    );
    return () => {
      current = false;
    };
  }, [postId, attempt]);
  return { inherited, retry: useCallback(() => setAttempt((number) => number + 1), []) };
};
