import { useCallback, useState } from 'react';

/** A part of the screen whose script is a file of its own. */
export interface Chunk<Part> {
  /** Null until it is there. */
  readonly part: Part | null;
  readonly failed: boolean;
  /** Loads it, or tries again. */
  readonly load: () => void;
}

/** @param fetchPart imports the script; the same function each time. */
export const useChunk = <Part>(fetchPart: () => Promise<Part>): Chunk<Part> => {
  const [state, setState] = useState<Omit<Chunk<Part>, 'load'>>({ part: null, failed: false });
  const load = useCallback(() => {
    setState(({ part }) => ({ part, failed: false }));
    fetchPart().then(
      (part) => setState({ part, failed: false }),
      () => setState(({ part }) => ({ part, failed: part === null })),
    );
  }, [fetchPart]);
  return { ...state, load };
};
