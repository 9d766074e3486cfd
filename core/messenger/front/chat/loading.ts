import type { Shell } from '../room.ts';
import type { LivePart, Parts } from './parts.ts';

/** Milliseconds before another attempt at what follows conversations. */
const AGAIN = 5000;

/** The parts of a chat: each is loaded once, when it is first needed. */
export const loadedIn = (
  shell: Shell,
  load: <Name extends keyof Parts>(name: Name) => Promise<Parts[Name]>,
) => {
  const parts: Partial<Parts> = {};
  const coming: Partial<Record<keyof Parts, Promise<Parts[keyof Parts]> | undefined>> = {};

  const bring = <Name extends keyof Parts>(name: Name): Promise<Parts[Name]> =>
    (coming[name] ??= load(name).then(
      (part) => {
        parts[name] = part;
        if ('css' in part) shell.panel.style(part.css);
        shell.set({});
        return part;
      },
      (error: unknown) => {
        coming[name] = undefined;
        throw error;
      },
    )) as Promise<Parts[Name]>;
  /** Does something with a part. Where it cannot be loaded, the next occasion tries again. */
  const withPart = <Name extends keyof Parts>(name: Name, act: (part: Parts[Name]) => void): void => {
    bring(name).then(act, () => undefined);
  };
  /** A part, once it is here: the first to want it has it loaded. */
  const want = <Name extends keyof Parts>(name: Name): Parts[Name] | undefined => {
    if (!parts[name]) withPart(name, () => undefined);
    return parts[name];
  };
  /** Does something with what follows conversations. Where that cannot be loaded it is said, and tried again. */
  const follow = (act: (live: LivePart) => void): void => {
    bring('live').then(act, () => {
      shell.set({ failed: true });
      setTimeout(() => follow(act), AGAIN);
    });
  };
  return { parts, bring, withPart, want, follow };
};
