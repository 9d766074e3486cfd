/** Where a browser keeps what its visitor proves to be the same with; see `front/storage.ts`. */
const placeOf = (trackingKey: string): string => `talksuite:${trackingKey}`;

const read = (trackingKey: string): { readonly session?: unknown } => {
  try {
    return (JSON.parse(localStorage.getItem(placeOf(trackingKey)) ?? '{}') as object | null) ?? {};
  } catch {
    return {};
  }
};

/**
 * Names the browser's session to the page; empty before there is one. It is not the secret, and nobody can do anything
 * with it but compare.
 */
export const sessionOf = (trackingKey: string): string => {
  const { session } = read(trackingKey);
  return typeof session === 'string' ? session : '';
};

/** Somebody signs out: this browser is a stranger's from here on, and an open messenger closes and keeps no more. */
export const forgetSession = (trackingKey: string): void => {
  dispatchEvent(new Event('talksuite:signed-out'));
  for (const storage of [() => localStorage, () => sessionStorage])
    try {
      storage().removeItem(placeOf(trackingKey));
    } catch {
      // No storage, so nothing is in it.
    }
};
