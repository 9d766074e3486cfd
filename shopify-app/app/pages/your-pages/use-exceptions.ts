import { useState } from 'react';
import { overrideOf, withOverride, type Effect, type Overrides } from '../../../app-data/overrides.ts';
import type { Editor } from '../../editing/use-editing.ts';
import type { Listed } from '../address.ts';

/** Pages whose choice was changed together, each with the one it had. */
export interface ExceptionStep {
  /** What they have since; null: none of their own. */
  readonly choice: Effect | null;
  readonly pages: readonly (Listed & { readonly before: Effect | null })[];
}

export interface Exceptions {
  readonly overrides: Overrides;
  /** Gives pages another choice; null takes theirs away. */
  readonly choose: (pages: readonly Listed[], choice: Effect | null) => void;
  /** What can be taken back next: exceptions that were removed, or several pages at once. */
  readonly last: ExceptionStep | null;
  readonly undo: () => void;
}

/** So many steps can be taken back. */
const STEPS = 20;

/** The exceptions as they are edited; each step can be taken back, one after the other. */
export const useExceptions = ({ state, edit }: Editor): Exceptions => {
  const { overrides } = state.draft;
  const [steps, setSteps] = useState<readonly ExceptionStep[]>([]);
  const [last, ...more] = steps;
  return {
    overrides,
    choose: (pages, choice) => {
      const changed = pages.flatMap(({ kind, key }) => {
        const before = overrideOf(overrides, kind, key);
        return before === choice ? [] : [{ kind, key, before }];
      });
      // One page's other choice is taken back where it was made.
      if (changed.length > 1 || (choice === null && changed.length > 0))
        setSteps([{ choice, pages: changed }, ...steps].slice(0, STEPS));
      edit(
        'overrides',
        changed.reduce((all, { kind, key }) => withOverride(all, kind, key, choice), overrides),
      );
    },
    last: last ?? null,
    undo: () => {
      if (!last) return;
      setSteps(more);
      edit(
        'overrides',
        last.pages.reduce((all, { kind, key, before }) => withOverride(all, kind, key, before), overrides),
      );
    },
  };
};
