import type { SaveFailure } from '@talk-suite/core/screens';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from './api/client.ts';
import { failureOf, thrownBy } from './api/failures.ts';
import { loadStatus, type Status } from './api/status.ts';
import type { Envelope } from './state/document.ts';

export type Loaded =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly failure: SaveFailure }
  | { readonly phase: 'ready'; readonly envelope: Envelope; readonly status: Status | null };

/** Reads settings and status when the screen opens. Without the status the screen still works. */
export const useLoaded = (client: Client): { loaded: Loaded; retry: () => void } => {
  const [loaded, setLoaded] = useState<Loaded>({ phase: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    const finish = (next: Loaded): void => {
      if (current) setLoaded(next);
    };
    setLoaded({ phase: 'loading' });
    Promise.all([client.load(), loadStatus().catch(() => null)]).then(
      ([envelope, status]) => finish({ phase: 'ready', envelope, status }),
      (error: unknown) => finish({ phase: 'failed', failure: failureOf(thrownBy(error)) }),
    );
    return () => {
      current = false;
    };
  }, [client, attempt]);
  return { loaded, retry: useCallback(() => setAttempt((number) => number + 1), []) };
};
