interface Chooser {
  values: string[];
}

/**
 * The values of an `s-choice-list`, as its properties: `{...withValues(['all'])}`. The server prints texts alone, and React
 * takes over what it printed without looking: a list would show nothing until something else is chosen.
 */
export const withValues = (values: readonly string[]) => ({
  values: [...values],
  ref: (list: Chooser | null): void => {
    if (list && list.values?.join() !== values.join()) list.values = [...values];
  },
});
