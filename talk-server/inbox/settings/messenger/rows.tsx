import { sortingHook } from '@talk-suite/core/screens';
import type { Part, RowsPart } from '@talk-suite/core/screens/messenger';
import { useEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { Icon } from '../../parts/icons.tsx';
import { w } from './words.ts';

const useSorting = sortingHook({ useEffect, useRef });

interface RowsProps {
  readonly list: RowsPart;
  readonly children: (parts: readonly Part[]) => ReactNode;
}

const WAYS = [
  ['up', -1],
  ['down', 1],
] as const;

interface ToolsProps {
  readonly name: string;
  readonly at: number;
  readonly list: RowsPart;
  readonly onDrag: (event: PointerEvent<HTMLElement>) => void;
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: (at: number) => void;
}

/** The grip and the buttons that sort a row, and the one that removes it. */
const Tools = ({ name, at, list, onDrag, onMove, onRemove }: ToolsProps) => (
  <div className="stack-tools">
    {list.isSorted && (
      <span className="grip" title={w('screens.messenger.drag')} onPointerDown={onDrag} aria-hidden>
        <Icon name="grip" />
      </span>
    )}
    {list.isSorted &&
      WAYS.map(([way, step]) => (
        <button
          key={way}
          type="button"
          className="icon-button"
          data-move={way}
          aria-label={w(`screens.messenger.${way}`, { name })}
          aria-disabled={list.rows[at + step] === undefined}
          onClick={() => onMove(at, at + step)}
        >
          <Icon name={way} />
        </button>
      ))}
    <button
      type="button"
      className="icon-button"
      aria-label={w('screens.messenger.remove.name', { name })}
      onClick={() => onRemove(at)}
    >
      <Icon name="close" />
    </button>
  </div>
);

/** Rows that are added, removed and put in order. What happens is said, and the focus stays with it. */
export const Rows = ({ list, children }: RowsProps) => {
  const own = useRef<HTMLDivElement>(null);
  const [said, say] = useState('');
  const focusLater = (selector: string): void => {
    // The button that was pressed may be gone.
    requestAnimationFrame(() => own.current?.querySelector<HTMLElement>(selector)?.focus());
  };
  const move = (from: number, to: number): void => {
    const what = list.move(from, to);
    if (what === '') return;
    say(what);
    focusLater(`[data-row="${to}"] [data-move="${to < from ? 'up' : 'down'}"]`);
  };
  const onDrag = useSorting('[data-row]', move);
  const remove = (at: number): void => {
    say(list.remove(at));
    focusLater(':scope > button');
  };
  return (
    <div className="stack" ref={own}>
      {list.rows.map(({ name, parts }, at) => (
        // Rows have no names of their own; their places are what they are.
        <fieldset key={at} className="stack-row" data-row={at}>
          <legend>{name}</legend>
          <Tools name={name} at={at} list={list} onDrag={onDrag} onMove={move} onRemove={remove} />
          {children(parts)}
        </fieldset>
      ))}
      {list.additions.map(({ label, add }) => (
        <button
          key={label}
          type="button"
          className="button small"
          onClick={() => {
            add();
            focusLater(`[data-row="${list.rows.length}"] :is(input, select)`);
          }}
        >
          {label}
        </button>
      ))}
      <p className="unseen" role="status">
        {said}
      </p>
    </div>
  );
};
