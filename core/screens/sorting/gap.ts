/** A row's place in the window, in pixels. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/**
 * The gap between rows that is next to a height: 0 above the first, `count` below the last. Rows are asked for as
 * few as it takes, as the list may be long.
 */
export const gapAt = (y: number, count: number, extentOf: (row: number) => Extent): number => {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { top, bottom } = extentOf(middle);
    if (y > (top + bottom) / 2) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The place of a row after it was dropped into a gap, counted without the row itself. */
export const placeInGap = (from: number, gap: number): number => (gap > from ? gap - 1 : gap);
