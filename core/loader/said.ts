/** What a site has said of its visitor, by the names of `track`. */
export type Said = { email?: unknown } & Record<string, unknown>;

/** Adds what a site says of its visitor. Another address is another person: of them nothing is known that was said before. */
export const addSaid = (said: Said, payload: Said): void => {
  const { email = said.email } = payload;
  if ((said.email ?? email) !== email) for (const name in said) delete said[name];
  Object.assign(said, payload);
};
