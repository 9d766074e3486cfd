import { useEffect, useRef } from 'react';
import type { TextKey } from './texts/index.ts';

/** Something to do, by a key, the list of all commands, or both. */
export interface Command {
  readonly id: string;
  readonly text: string;
  /** As `KeyboardEvent.key` names it; two one after the other: `g m`. */
  readonly keys?: string;
  run(): void;
}

/** The keys, in the order in which their list shows them. The letters are those that mail programs have used for long. */
export const SHORTCUTS: readonly (readonly [keys: string, text: TextKey])[] = [
  ['j', 'keyNext'],
  ['k', 'keyPrevious'],
  ['Enter', 'keyOpen'],
  ['u', 'keyBack'],
  ['r', 'keyReply'],
  ['n', 'keyNote'],
  ['Ctrl Enter', 'keySend'],
  ['a', 'keyTake'],
  ['Shift A', 'keyAssign'],
  ['c', 'keyClose'],
  ['s', 'keySnooze'],
  ['p', 'keyPriority'],
  ['i', 'keyPerson'],
  ['x', 'keySelect'],
  ['z', 'keyUndo'],
  ['Ctrl Z', 'keyTakeBack'],
  ['/', 'keySearch'],
  ['g', 'keyLists'],
  ['Ctrl K', 'keyCommands'],
  ['?', 'keyHelp'],
];

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Milliseconds between the two keys of a pair. */
const PAIR = 1500;

/** Runs commands by their keys, but not while somebody types or a window is open over the page. */
export const useKeys = (commands: readonly Command[]): void => {
  const latest = useRef(commands);
  latest.current = commands;
  useEffect(() => {
    let first: { readonly key: string; readonly at: number } | undefined;
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        latest.current.find(({ keys }) => keys === 'Ctrl K')?.run();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"],[role="alertdialog"],[role="menu"]')) return;
      const now = Date.now();
      const pair = first && now - first.at < PAIR ? `${first.key} ${event.key}` : undefined;
      const found =
        (pair !== undefined && latest.current.find(({ keys }) => keys === pair)) ||
        latest.current.find(({ keys }) => keys === event.key);
      first = { key: event.key, at: now };
      if (!found) return;
      // Enter on a button or a link is that one's.
      if (event.key === 'Enter' && event.target !== document.body) return;
      first = undefined;
      event.preventDefault();
      found.run();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
};
