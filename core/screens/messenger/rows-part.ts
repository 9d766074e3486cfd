import type { ScreenText } from '../fields.ts';
import type { Part, RowsPart } from './parts.ts';

/** A list, and how its rows are edited. */
interface List<Row> {
  readonly id: string;
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
  /** As many rows at most. */
  readonly limit: number;
  readonly isSorted: boolean;
  /** What a row is called. */
  readonly nameOf: (row: Row, at: number) => string;
  readonly partsOf: (row: Row, change: (row: Row) => void, at: number) => readonly Part[];
  /** Buttons that add a row: what they say, and what they add. */
  readonly additions: readonly (readonly [label: string, row: Row])[];
}

/** A list in another order. */
const moved = <Row>(rows: readonly Row[], from: number, to: number): readonly Row[] => {
  const rest = rows.filter((_, at) => at !== from);
  return [...rest.slice(0, to), rows[from]!, ...rest.slice(to)];
};

/** Rows that are added, removed and sorted. */
export const rowsPart = <Row>(
  { id, rows, onChange, limit, isSorted, nameOf, partsOf, additions }: List<Row>,
  t: ScreenText,
): RowsPart => ({
  control: 'rows',
  id,
  isSorted,
  rows: rows.map((row, at) => ({
    name: nameOf(row, at),
    parts: partsOf(row, (next) => onChange(rows.with(at, next)), at),
  })),
  additions:
    rows.length < limit
      ? additions.map(([label, row]) => ({ label, add: () => onChange([...rows, row]) }))
      : [],
  move: (from, to) => {
    if (to < 0 || to >= rows.length || from === to) return '';
    onChange(moved(rows, from, to));
    return t('screens.messenger.moved', {
      name: nameOf(rows[from]!, from),
      place: String(to + 1),
      count: String(rows.length),
    });
  },
  remove: (at) => {
    onChange(rows.filter((_, other) => other !== at));
    return t('screens.messenger.removed', { name: nameOf(rows[at]!, at) });
  },
});
