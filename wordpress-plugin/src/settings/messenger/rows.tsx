import type { Part, RowsPart } from '@talk-suite/core/screens/messenger';
import { speak } from '@wordpress/a11y';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { type PointerEvent, type ReactNode, useRef } from 'react';
import { t } from '../../page/t.ts';
import { Icon } from '../pages/icons.tsx';
import { useSorting } from '../use-sorting.ts';

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
        <Icon name="grip" />
      </span>
    )}
    <strong>{name}</strong>
    {isSorted &&
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
export const Rows = ({ list: { rows, isSorted, additions, ...list }, children }: Props) => {
  const shown = useRef<HTMLOListElement>(null);
  const focusLater = (selector: string): void => {
    // The button that was pressed may be gone.
    requestAnimationFrame(() => shown.current?.parentElement?.querySelector<HTMLElement>(selector)?.focus());
  };
  const move = (from: number, to: number): void => {
    const said = list.move(from, to);
    if (said === '') return;
    speak(said);
    focusLater(`[data-row="${to}"] [data-move="${to < from ? 'up' : 'down'}"]`);
  };
  const onDrag = useSorting('[data-row]', move);
  const remove = (at: number): void => {
    speak(list.remove(at));
    focusLater('.talk-rows__add');
  };
  return (
    <div className="talk-rows">
      <ol ref={shown}>
        {rows.map(({ name, parts }, at) => (
          <li key={at} data-row={at}>
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
          </li>
        ))}
      </ol>
      {additions.length > 0 && (
        <div className="talk-rows__foot">
          {additions.map(({ label, add }) => (
            <Button
              key={label}
              variant="secondary"
              className="talk-rows__add"
              onClick={() => {
                add();
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
