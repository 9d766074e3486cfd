import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { gapAt, placeInGap } from './gap.ts';

/** So near to an edge of the window (below the admin bar, above the save bar) the page scrolls, in pixels. */
const EDGE = { top: 90, bottom: 130 } as const;
/** Pixels a frame. */
const SPEED = 14;

type Start = (event: PointerEvent<HTMLElement>) => void;

/**
 * Sorting of a list's rows by pointer: mouse, pen or finger, from the row's handle. While it goes on, only a line
 * between two rows moves and nothing is rendered, so a thousand rows cost what ten do. Escape leaves the row
 * where it was.
 * @param onDrop told once, with places counted from 0.
 */
export const useDrag = (list: RefObject<HTMLElement>, onDrop: (from: number, to: number) => void): Start => {
  const stop = useRef<() => void>(() => {});
  useEffect(() => () => stop.current(), []);

  return (event) => {
    const box = list.current;
    const handle = event.currentTarget;
    const row = handle.closest('li');
    if (!box || !row || event.button !== 0) return;
    const rows = box.children;
    const from = [...rows].indexOf(row);
    let gap = from;
    let y = event.clientY;
    let frame = 0;

    const look = (): void => {
      gap = gapAt(y, rows.length, (at) => rows[at]!.getBoundingClientRect());
      const edge =
        gap < rows.length ? rows[gap]!.getBoundingClientRect().top : box.getBoundingClientRect().bottom;
      box.style.setProperty('--talk-drop', `${edge - box.getBoundingClientRect().top}px`);
      box.classList.toggle('is-moving', placeInGap(from, gap) !== from);
    };
    const scroll = (): void => {
      const by = y < EDGE.top ? -SPEED : y > innerHeight - EDGE.bottom ? SPEED : 0;
      if (by !== 0) {
        scrollBy({ top: by, behavior: 'instant' });
        look();
      }
      frame = requestAnimationFrame(scroll);
    };
    const move = (moved: globalThis.PointerEvent): void => {
      y = moved.clientY;
      row.classList.add('is-dragged');
      look();
    };
    const finish = (drop: boolean): void => {
      stop.current = () => {};
      cancelAnimationFrame(frame);
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', release);
      handle.removeEventListener('pointercancel', cancel);
      document.removeEventListener('keydown', escape, true);
      row.classList.remove('is-dragged');
      box.classList.remove('is-moving');
      const to = placeInGap(from, gap);
      if (drop && to !== from) onDrop(from, to);
    };
    const release = (): void => finish(true);
    const cancel = (): void => finish(false);
    const escape = (pressed: KeyboardEvent): void => {
      if (pressed.key !== 'Escape') return;
      pressed.stopPropagation();
      finish(false);
    };

    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', release);
    handle.addEventListener('pointercancel', cancel);
    document.addEventListener('keydown', escape, true);
    frame = requestAnimationFrame(scroll);
    stop.current = cancel;
  };
};
