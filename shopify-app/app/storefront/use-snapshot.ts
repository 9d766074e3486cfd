import { useCallback, useRef } from 'react';
import { useFetcher } from 'react-router';
import type { SnapshotAnswer, SnapshotRequest } from './answer.ts';

export type SnapshotState = { readonly kind: 'untried' | 'looking' } | SnapshotAnswer;

/** A look at a page of the store, and what starts it; one at a time. */
export const useSnapshot = (): {
  readonly state: SnapshotState;
  /** The last answer, also while the next one is awaited. */
  readonly last: SnapshotState;
  readonly look: (wanted: SnapshotRequest) => void;
} => {
  const { submit, state, data } = useFetcher<SnapshotAnswer>();
  const busy = useRef(false);
  busy.current = state !== 'idle';
  const look = useCallback(
    ({ address, times }: SnapshotRequest): void => {
      if (busy.current) return;
      busy.current = true;
      void submit({ address, times }, { method: 'POST', action: '/storefront', encType: 'application/json' });
    },
    [submit],
  );
  const last = data ?? { kind: 'untried' };
  return { state: state === 'idle' ? last : { kind: 'looking' }, last, look };
};
