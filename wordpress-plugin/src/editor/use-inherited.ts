import apiFetch from '@wordpress/api-fetch';
import { useCallback, useEffect, useState } from 'react';
import { pageData } from '../page/data.ts';

/** The server's answer about a page, as core/visibility decides. */
export interface InheritedDecision {
  readonly talk: 'show' | 'hide';
  readonly because: { readonly by: 'site' | 'page' | 'rule' | 'default' };
}

export type Inherited =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed' }
  /** Null where the visitor's device or the address's query decides. */
  | { readonly phase: 'ready'; readonly decision: InheritedDecision | null };

/** What the page shows without a setting of its own. */
export const useInherited = (postId: number | null): { inherited: Inherited; retry: () => void } => {
  const [inherited, setInherited] = useState<Inherited>({ phase: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (postId === null) return undefined;
    let current = true;
    setInherited({ phase: 'loading' });
    apiFetch<{ inherited: InheritedDecision | null }>({
      path: `/${pageData().restNamespace}/decision?post=${postId}`,
    }).then(
      (answer) => current && setInherited({ phase: 'ready', decision: answer.inherited }),
      () => current && setInherited({ phase: 'failed' }),
    );
    return () => {
      current = false;
    };
  }, [postId, attempt]);
  return { inherited, retry: useCallback(() => setAttempt((number) => number + 1), []) };
};
