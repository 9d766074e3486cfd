import { movedRow } from '@talk-suite/core/screens/messenger';
import { speak } from '@wordpress/a11y';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { type ReactNode, useRef, useState } from 'react';
import { t } from '../../page/t.ts';

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
  readonly onDrag: (at: number | null) => void;
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: (at: number) => void;
}

/** What a row is called, and the buttons that sort and remove it. */
const RowHead = ({ name, at, count, unsorted, onDrag, onMove, onRemove }: HeadProps) => (
  <div className="talk-rows__head">
    {!unsorted && (
      <span
        className="talk-rows__grip"
        draggable
        title={t('screens.messenger.drag')}
        onDragStart={() => onDrag(at)}
        onDragEnd={() => onDrag(null)}
        aria-hidden
      >
        ⠿
      </span>
    )}
    <strong>{name}</strong>
    {!unsorted &&
      (['up', 'down'] as const).map((way) => (
        <Button
          key={way}
          size="small"
          icon={`arrow-${way}-alt2`}
          data-move={way}
          disabled={at === (way === 'up' ? 0 : count - 1)}
          accessibleWhenDisabled
          label={t(`screens.messenger.${way}`, { name })}
          onClick={() => onMove(at, way === 'up' ? at - 1 : at + 1)}
        />
      ))}
    <Button
      size="small"
      icon="trash"
      label={t('screens.messenger.remove.name', { name })}
      onClick={() => onRemove(at)}
    />
  </div>
);

/** Rows that are added, removed and sorted: by buttons, which the keyboard reaches, and by dragging. */
export const Rows = <Row,>({
  rows,
  onChange,
  nameOf,
  children,
  add,
  limit,
  unsorted = false,
}: Props<Row>) => {
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const focusLater = (selector: string): void => {
    // The button that was pressed may be gone.
    requestAnimationFrame(() => list.current?.parentElement?.querySelector<HTMLElement>(selector)?.focus());
  };
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= rows.length || from === to) return;
    onChange(movedRow(rows, from, to));
    speak(
      t('screens.messenger.moved', {
        name: nameOf(rows[from]!, from),
        place: String(to + 1),
        count: String(rows.length),
      }),
    );
    focusLater(`[data-row="${to}"] [data-move="${to < from ? 'up' : 'down'}"]`);
  };
  const remove = (at: number): void => {
    onChange(rows.filter((_, other) => other !== at));
    speak(t('screens.messenger.removed', { name: nameOf(rows[at]!, at) }));
    focusLater('.talk-rows__add');
  };
  return (
    <div className="talk-rows">
      <ol ref={list}>
        {rows.map((row, at) => {
          const name = nameOf(row, at);
          return (
            <li
              key={at}
              data-row={at}
              className={dragged === at ? 'is-dragged' : undefined}
              onDragOver={(event) => {
                if (dragged !== null) event.preventDefault();
              }}
              onDrop={() => {
                if (dragged !== null) move(dragged, at);
                setDragged(null);
              }}
            >
              <RowHead
                name={name}
                at={at}
                count={rows.length}
                unsorted={unsorted}
                onDrag={setDragged}
                onMove={move}
                onRemove={remove}
              />
              <div className="talk-rows__body">
                {children(row, (next) => onChange(rows.map((other, i) => (i === at ? next : other))), at)}
              </div>
            </li>
          );
        })}
      </ol>
      {rows.length < limit && (
        <div className="talk-rows__foot">
          {add.map(([label, row]) => (
            <Button
              key={label}
              variant="secondary"
              className="talk-rows__add"
              onClick={() => {
                onChange([...rows, row]);
                focusLater(`[data-row="${rows.length}"] .talk-rows__body :is(input, select, button)`);
              }}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
};
