import { useCallback, useEffect, useRef, useState } from 'react';
import type { LookAnswer, LookRequest } from './answer.ts';
import { askLook } from './ask.ts';

export type Looking = { readonly kind: 'untried' | 'looking' } | LookAnswer;

/** A look at a page of the store, and what starts it; one at a time. */
export const useLook = (): {
  readonly state: Looking;
  readonly look: (wanted: LookRequest) => Promise<void>;
} => {
  const [state, setState] = useState<Looking>({ kind: 'untried' });
  const busy = useRef(false);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const look = useCallback(async (wanted: LookRequest): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setState({ kind: 'looking' });
    const answer = await askLook(wanted);
    busy.current = false;
    if (alive.current) setState(answer);
  }, []);
  return { state, look };
};
