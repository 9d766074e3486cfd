import { sortingHook } from '@talk-suite/core/screens';
import type { Part, RowsPart } from '@talk-suite/core/screens/messenger';
import { useEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { t } from '../t.ts';
import { Said } from './inputs.tsx';

const useSorting = sortingHook({ useEffect, useRef });

interface Props {
  readonly list: RowsPart;
  readonly children: (parts: readonly Part[]) => ReactNode;
}

interface HeadProps {
  readonly name: string;
  readonly at: number;
  readonly count: number;
  readonly isSorted: boolean;
  readonly onDrag: (event: PointerEvent<HTMLElement>) => void;
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: (at: number) => void;
}

const WAYS = [
  ['up', 'arrow-up', -1],
  ['down', 'arrow-down', 1],
] as const;

/** What a row is called, and the buttons that sort and remove it. */
const RowHead = ({ name, at, count, isSorted, onDrag, onMove, onRemove }: HeadProps) => (
  <div className="talk-rows__head">
    {isSorted && (
      <span
        className="talk-rows__grip"
        title={t('screens.messenger.drag')}
        onPointerDown={onDrag}
        aria-hidden
      >
        <s-icon type="drag-handle" tone="neutral" />
      </span>
    )}
    <s-text type="strong">{name}</s-text>
    <s-button-group>
      {isSorted &&
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

/** Rows that are added, removed and sorted: by buttons, which the keyboard reaches, and by dragging. */
export const Rows = ({ list: { rows, isSorted, additions, ...list }, children }: Props) => {
  const own = useRef<HTMLDivElement>(null);
  const [said, say] = useState('');
  const focusLater = (selector: string): void => {
    // The button that was pressed may be gone.
    requestAnimationFrame(() => own.current?.querySelector<HTMLElement>(selector)?.focus());
  };
  const move = (from: number, to: number): void => {
    say(list.move(from, to));
    focusLater(`[data-row="${to}"] [data-move="${to < from ? 'up' : 'down'}"]`);
  };
  const onDrag = useSorting('[data-row]', move);
  const remove = (at: number): void => {
    say(list.remove(at));
    focusLater('.talk-rows__foot s-button');
  };
  return (
    <div className="talk-rows" ref={own}>
      {rows.map(({ name, parts }, at) => (
        <div key={at} className="talk-rows__row" data-row={at} role="group" aria-label={name}>
          <RowHead
            name={name}
            at={at}
            count={rows.length}
            isSorted={isSorted}
            onDrag={onDrag}
            onMove={move}
            onRemove={remove}
          />
          <div className="talk-rows__body">{children(parts)}</div>
        </div>
      ))}
      {additions.length > 0 && (
        <div className="talk-rows__foot">
          {additions.map(({ label, add }) => (
            <s-button
              key={label}
              onClick={() => {
                add();
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
