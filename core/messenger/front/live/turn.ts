/**
 * Waits for this tab's turn among all tabs of a site. Where there are no locks (pages that are not secure, browsers that
 * refuse every storage) it is always every tab's.
 * @returns ends the turn
 */
export const turn = (name: string): Promise<() => void> =>
  new Promise((granted) => {
    const ask = async (): Promise<void> => navigator.locks.request(name, () => new Promise<void>(granted));
    ask().catch(() => granted(() => undefined));
  });
