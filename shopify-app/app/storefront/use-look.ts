import { useCallback, useRef } from 'react';
import { useFetcher } from 'react-router';
import type { LookAnswer, LookRequest } from './answer.ts';

export type Looking = { readonly kind: 'untried' | 'looking' } | LookAnswer;

/** A look at a page of the store, and what starts it; one at a time. */
export const useLook = (): {
  readonly state: Looking;
  readonly look: (wanted: LookRequest) => void;
} => {
  const { submit, state, data } = useFetcher<LookAnswer>();
  const busy = useRef(false);
  busy.current = state !== 'idle';
  const look = useCallback(
    ({ address, times }: LookRequest): void => {
      if (busy.current) return;
      busy.current = true;
      void submit({ address, times }, { method: 'POST', action: '/storefront', encType: 'application/json' });
    },
    [submit],
  );
  return { state: state === 'idle' ? (data ?? { kind: 'untried' }) : { kind: 'looking' }, look };
};
