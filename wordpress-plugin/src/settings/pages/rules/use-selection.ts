import type { Rule } from '@talk-suite/core/visibility';
import { useMemo, useState } from 'react';

interface Selection {
  /** Ids of rules that are there and selected. */
  readonly selected: ReadonlySet<string>;
  readonly select: (ids: readonly string[], wanted: boolean) => void;
}

/** Which rules are selected; one that is gone no longer is. */
export const useSelection = (rules: readonly Rule[]): Selection => {
  const [wished, setWished] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(
    () => new Set(rules.map(({ id }) => id).filter((id) => wished.has(id))),
    [rules, wished],
  );
  return {
    selected,
    select: (ids, wanted) => {
      const next = new Set(selected);
      for (const id of ids)
        if (wanted) next.add(id);
        else next.delete(id);
      setWished(next);
    },
  };
};
