import { movedRow } from '@talk-suite/core/screens/messenger';
import { useRef, useState, type ReactNode } from 'react';
import { t } from '../t.ts';
import { Said } from './inputs.tsx';

interface Props<Row> {
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
  /** What a row is called. */
  readonly nameOf: (row: Row, at: number) => string;
  readonly children: (row: Row, change: (row: Row) => void, at: number) => ReactNode;
  /** Buttons that add a row: what they say, and what they add. */
  readonly add: readonly (readonly [label: string, row: Row])[];
  /** As many rows at most. */
  readonly limit: number;
  /** The order says nothing. */
  readonly unsorted?: boolean;
}

interface HeadProps {
  readonly name: string;
  readonly at: number;
  readonly count: number;
  readonly unsorted: boolean;
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: (at: number) => void;
}

const WAYS = [
  ['up', 'arrow-up', -1],
  ['down', 'arrow-down', 1],
] as const;

/** What a row is called, and the buttons that sort and remove it. */
const RowHead = ({ name, at, count, unsorted, onMove, onRemove }: HeadProps) => (
  <div className="talk-rows__head">
    <s-text type="strong">{name}</s-text>
    <s-button-group>
      {!unsorted &&
        WAYS.map(([way, icon, step]) => (
          <s-button
            key={way}
            variant="tertiary"
            icon={icon}
            data-move={way}
            disabled={at + step < 0 || at + step >= count}
            accessibilityLabel={t(`screens.messenger.${way}`, { name })}
            onClick={() => onMove(at, at + step)}
          />
        ))}
      <s-button
        variant="tertiary"
        icon="delete"
        accessibilityLabel={t('screens.messenger.remove.name', { name })}
        onClick={() => onRemove(at)}
      />
    </s-button-group>
  </div>
);

/** Rows that are added, removed and sorted by buttons, which the keyboard reaches. */
export const Rows = <Row,>({
  rows,
  onChange,
  nameOf,
  children,
  add,
  limit,
  unsorted = false,
}: Props<Row>) => {
  const own = useRef<HTMLDivElement>(null);
  const [said, say] = useState('');
  const focusLater = (selector: string): void => {
    // The button that was pressed may be gone.
    requestAnimationFrame(() => own.current?.querySelector<HTMLElement>(selector)?.focus());
  };
  const move = (from: number, to: number): void => {
    onChange(movedRow(rows, from, to));
    const place = { place: String(to + 1), count: String(rows.length) };
    say(t('screens.messenger.moved', { name: nameOf(rows[from]!, from), ...place }));
    focusLater(`[data-row="${to}"] [data-move="${to < from ? 'up' : 'down'}"]`);
  };
  const remove = (at: number): void => {
    onChange(rows.filter((_, other) => other !== at));
    say(t('screens.messenger.removed', { name: nameOf(rows[at]!, at) }));
    focusLater('.talk-rows__foot s-button');
  };
  return (
    <div className="talk-rows" ref={own}>
      {rows.map((row, at) => (
        <div key={at} className="talk-rows__row" data-row={at} role="group" aria-label={nameOf(row, at)}>
          <RowHead
            name={nameOf(row, at)}
            at={at}
            count={rows.length}
            unsorted={unsorted}
            onMove={move}
            onRemove={remove}
          />
          <div className="talk-rows__body">
            {children(row, (next) => onChange(rows.map((other, i) => (i === at ? next : other))), at)}
          </div>
        </div>
      ))}
      {rows.length < limit && (
        <div className="talk-rows__foot">
          {add.map(([label, row]) => (
            <s-button
              key={label}
              onClick={() => {
                onChange([...rows, row]);
                focusLater(
                  `[data-row="${rows.length}"] :is(s-text-field, s-date-field, s-checkbox, s-select)`,
                );
              }}
            >
              {label}
            </s-button>
          ))}
        </div>
      )}
      <Said>{said}</Said>
    </div>
  );
};
