import type { Phrase } from '../findings.ts';

/** A step of the first run, and whether it is behind. */
export interface GuideStep<Id extends string> {
  readonly id: Id;
  /** Null where nobody can tell: it holds nothing up. */
  readonly done: boolean | null;
}

/** `now` is the next thing to do. */
export type GuideStepState = 'done' | 'now' | 'later' | 'unknown';

/** The steps as they stand: at most one is the next thing to do. */
export interface GuideView<Id extends string> {
  readonly steps: readonly { readonly id: Id; readonly state: GuideStepState }[];
  readonly done: number;
  readonly total: number;
  /** "2 of 4 steps done". */
  readonly progress: Phrase;
  /** Whether nothing is left: the guide gives its place to the status. */
  readonly finished: boolean;
}

/**
 * The first run: what is done, what comes next, what later. A step that is done ahead of its turn counts.
 * @example guideOf([{ id: 'paste', done: true }, { id: 'see', done: false }]).steps[1]?.state === 'now'
 */
export const guideOf = <Id extends string>(steps: readonly GuideStep<Id>[]): GuideView<Id> => {
  const now = steps.findIndex(({ done }) => done === false);
  const done = steps.filter((step) => step.done === true).length;
  return {
    steps: steps.map((step, at) => ({
      id: step.id,
      state: step.done === null ? 'unknown' : step.done ? 'done' : at === now ? 'now' : 'later',
    })),
    done,
    total: steps.length,
    progress: {
      text: 'screens.guide.progress',
      values: { count: String(done), total: String(steps.length) },
    },
    finished: now === -1,
  };
};
