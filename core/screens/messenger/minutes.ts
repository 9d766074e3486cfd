const MINUTE = 60_000;

/** What time it is, for screens that say what holds now: a store that changes once a minute. */
export const minutes = {
  subscribe: (changed: () => void): (() => void) => {
    const timer = setInterval(changed, MINUTE);
    return () => clearInterval(timer);
  },
  /** Milliseconds since 1970, the same all through a minute. */
  now: (): number => Math.floor(Date.now() / MINUTE) * MINUTE,
};
