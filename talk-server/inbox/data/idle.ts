import { useSyncExternalStore } from 'react';
import { live } from './live.ts';
import { readChoices } from './notify.ts';

/** Milliseconds between two looks, and between two notes for other windows of this browser. */
const LOOK = 15_000;
const NOTE = 10_000;

const STORED = 'talk-inbox-touched';
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'] as const;

let touched = Date.now();
let noted = 0;
let idle = false;
const watchers = new Set<() => void>();

const lastTouch = (): number => {
  try {
    return Math.max(touched, Number(localStorage.getItem(STORED) ?? 0));
  } catch {
    return touched;
  }
};

const set = (next: boolean): void => {
  if (next === idle) return;
  idle = next;
  live.idle(next);
  for (const watcher of watchers) watcher();
};

const look = (): void => {
  const { idleAfter } = readChoices();
  set(idleAfter > 0 && Date.now() - lastTouch() >= idleAfter * 60_000);
};

const touch = (): void => {
  touched = Date.now();
  if (touched - noted > NOTE) {
    noted = touched;
    try {
      localStorage.setItem(STORED, String(touched));
    } catch {
      // The other windows look for themselves.
    }
  }
  if (idle) set(false);
};

/** Watches whether anybody touches the inbox, in whichever window of this browser. @returns what ends it */
export const watchIdle = (): (() => void) => {
  touch();
  const timer = setInterval(look, LOOK);
  for (const name of TOUCHES) window.addEventListener(name, touch, { passive: true });
  window.addEventListener('storage', look);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    for (const name of TOUCHES) window.removeEventListener(name, touch);
    window.removeEventListener('storage', look);
    document.removeEventListener('visibilitychange', look);
  };
};

/** Whether nobody has touched the inbox for so long that its member counts as away. */
export const useIdle = (): boolean =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => idle,
  );
