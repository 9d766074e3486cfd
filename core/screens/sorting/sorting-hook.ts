import type { Handle } from './page.ts';
import { sortByPointer } from './sorting.ts';

/** The hooks of a host's own React: hosts have different versions of it. */
interface Hooks {
  useEffect(effect: () => () => void, changes: readonly unknown[]): void;
  useRef<Value>(value: Value): { current: Value };
}

/** A pointer that is put on a row's handle. */
export interface PressedHandle {
  readonly currentTarget: Handle;
  readonly pointerId: number;
  /** 0 is the main one, and a finger. */
  readonly button: number;
}

/**
 * A hook for rows that are sorted by pointer.
 * @example const useSorting = sortingHook({ useEffect, useRef });
 */
export const sortingHook =
  ({ useEffect, useRef }: Hooks) =>
  (
    /** A selector of the list's rows, which are next to each other in one element. */
    rowsOfList: string,
    /** Told where a row was and where it goes, counted from 0. */
    onDrop: (from: number, to: number) => void,
  ): ((pressed: PressedHandle) => void) => {
    const cancel = useRef(() => {});
    const dropped = useRef(onDrop);
    dropped.current = onDrop;
    useEffect(() => () => cancel.current(), []);
    return ({ currentTarget: handle, pointerId, button }) => {
      const row = handle.closest(rowsOfList);
      const list = row?.parentElement;
      if (!row || !list || button !== 0) return;
      cancel.current();
      cancel.current = sortByPointer(
        {
          handle,
          pointerId,
          row,
          list,
          rows: [...list.children].filter((child) => child.matches(rowsOfList)),
        },
        (from, to) => dropped.current(from, to),
      );
    };
  };
