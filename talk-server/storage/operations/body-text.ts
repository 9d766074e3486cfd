/** A body as it is stored and compared: the order of its members says nothing. */
export const bodyText = (body: object): string =>
  JSON.stringify(
    Object.keys(body).length < 2
      ? body
      : Object.fromEntries(Object.entries(body).toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))),
  );
