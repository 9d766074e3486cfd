import { edgeScroll } from './edge-scroll.ts';
import { gapAt, placeInGap } from './gap.ts';
import type { Handle, PageElement, Row } from './page.ts';

/** A row that is about to be dragged. */
export interface DraggedRow {
  readonly handle: Handle;
  /** The pointer that holds the handle. */
  readonly pointerId: number;
  readonly row: PageElement;
  /** What the rows are in. */
  readonly list: PageElement;
  /** All rows of the list, in their order. */
  readonly rows: readonly Row[];
}

/** The height of a gap: in the middle between its two rows. */
const heightOf = (gap: number, rows: readonly Row[]): number => {
  const above = rows[gap - 1]?.getBoundingClientRect().bottom;
  const below = rows[gap]?.getBoundingClientRect().top;
  return ((above ?? below ?? 0) + (below ?? above ?? 0)) / 2;
};

/**
 * Sorting of a list's rows by pointer: mouse, pen or finger. While it goes on, only a line between two rows moves and
 * nothing is rendered, so a thousand rows cost what ten do. Escape leaves the row where it was.
 *
 * Style sheets show it: the row has the class `is-dragged`; the list has `is-moving` as long as the row would go
 * elsewhere, to the height `--talk-drop` in the list. The handle takes `touch-action: none`.
 * @param onDrop told once, with places counted from 0, if the row has another place then
 * @returns what cancels it
 */
export const sortByPointer = (
  { handle, pointerId, row, list, rows }: DraggedRow,
  onDrop: (from: number, to: number) => void,
): (() => void) => {
  const page = handle.ownerDocument;
  const from = rows.indexOf(row);
  const listening = new AbortController();
  const { signal } = listening;
  let to = from;

  const look = (y: number): void => {
    const gap = gapAt(y, rows.length, (at) => rows[at]!.getBoundingClientRect());
    to = placeInGap(from, gap);
    list.style.setProperty('--talk-drop', `${heightOf(gap, rows) - list.getBoundingClientRect().top}px`);
    list.classList.toggle('is-moving', to !== from);
  };
  const scrolling = edgeScroll(row, page, look);
  const finish = (): void => {
    listening.abort();
    scrolling.stop();
    row.classList.remove('is-dragged');
    list.classList.remove('is-moving');
  };
  const move = ({ clientY }: { readonly clientY: number }): void => {
    row.classList.add('is-dragged');
    scrolling.follow(clientY);
    look(clientY);
  };
  const drop = (): void => {
    finish();
    if (to !== from) onDrop(from, to);
  };

  handle.setPointerCapture(pointerId);
  handle.addEventListener('pointermove', move, { signal });
  handle.addEventListener('pointerup', drop, { signal });
  handle.addEventListener('pointercancel', finish, { signal });
  page.addEventListener(
    'keydown',
    (pressed) => {
      if (pressed.key !== 'Escape') return;
      pressed.stopPropagation();
      finish();
    },
    { signal, capture: true },
  );
  return finish;
};
