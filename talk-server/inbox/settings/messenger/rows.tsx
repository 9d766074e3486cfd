import type { ReactNode } from 'react';
import { Icon } from '../../parts/icons.tsx';
import { w } from './words.ts';

interface RowsProps<Row> {
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
  readonly nameOf: (row: Row, at: number) => string;
  /** What a button adds, by what it says. */
  readonly add: readonly (readonly [label: string, row: Row])[];
  readonly limit: number;
  readonly unsorted?: boolean;
  readonly children: (row: Row, change: (row: Row) => void) => ReactNode;
}

const swapped = <Row,>(rows: readonly Row[], a: number, b: number): readonly Row[] =>
  rows.map((row, at) => (at === a ? rows[b]! : at === b ? rows[a]! : row));

/** Rows that are added, removed and put in order. */
export const Rows = <Row,>({ rows, onChange, nameOf, add, limit, unsorted, children }: RowsProps<Row>) => (
  <div className="stack">
    {rows.map((row, at) => {
      const name = nameOf(row, at);
      return (
        // Rows have no names of their own; their places are what they are.
        <fieldset key={at} className="stack-row">
          <legend>{name}</legend>
          <div className="stack-tools">
            {!unsorted &&
              (['up', 'down'] as const).map((way) => {
                const other = way === 'up' ? at - 1 : at + 1;
                const isAtEnd = rows[other] === undefined;
                return (
                  <button
                    key={way}
                    type="button"
                    className="icon-button"
                    aria-label={w(`screens.messenger.${way}`, { name })}
                    aria-disabled={isAtEnd}
                    onClick={() => !isAtEnd && onChange(swapped(rows, at, other))}
                  >
                    <Icon name={way} />
                  </button>
                );
              })}
            <button
              type="button"
              className="icon-button"
              aria-label={w('screens.messenger.remove.name', { name })}
              onClick={() => onChange(rows.filter((_, other) => other !== at))}
            >
              <Icon name="close" />
            </button>
          </div>
          {children(row, (next) => onChange(rows.map((each, other) => (other === at ? next : each))))}
        </fieldset>
      );
    })}
    {rows.length < limit &&
      add.map(([label, row]) => (
        <button key={label} type="button" className="button small" onClick={() => onChange([...rows, row])}>
          {label}
        </button>
      ))}
  </div>
);
