/** What says where a row of a list stands. */
interface Placed {
  readonly updatedAt: number;
  readonly id: string;
}

/**
 * The order of lists: the latest first, and of rows of one moment the one with the greater id. The store sorts by the
 * same two columns (`storage/operations/lists.ts`); the inbox sorts rows that come in between two pages.
 */
export const latestFirst = (a: Placed, b: Placed): number =>
  b.updatedAt - a.updatedAt || Number(a.id < b.id) - Number(a.id > b.id);
