import { useSyncExternalStore } from 'react';
import { t } from '../texts/index.ts';
import { Icon } from './icons.tsx';

interface Action {
  readonly label: string;
  act(): void;
}
interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action: Action | undefined;
}

/** Milliseconds that a toast stays: longer where there is something to press. */
const STAYS = { plain: 5000, withAction: 10_000 } as const;

let toasts: readonly Toast[] = [];
let last = 0;
const watchers = new Set<() => void>();
const set = (next: readonly Toast[]): void => {
  toasts = next;
  for (const watcher of watchers) watcher();
};
const timers = new Map<number, ReturnType<typeof setTimeout>>();
const holders = new Set<'pointer' | 'focus'>();

const endLater = ({ id, action }: Toast): void => {
  clearTimeout(timers.get(id));
  if (holders.size === 0)
    timers.set(
      id,
      setTimeout(() => end(id), action ? STAYS.withAction : STAYS.plain),
    );
};

const endAllLater = (): void => {
  for (const timer of timers.values()) clearTimeout(timer);
  for (const toast of toasts) endLater(toast);
};

/** Nothing goes while somebody points at it or is in it; afterwards each stays its whole time again. */
const hold = (by: 'pointer' | 'focus'): void => {
  holders.add(by);
  endAllLater();
};
const letGo = (by: 'pointer' | 'focus'): void => {
  holders.delete(by);
  endAllLater();
};

const end = (id: number): void => {
  set(toasts.filter((toast) => toast.id !== id));
  timers.delete(id);
  // Nobody is said to leave what is gone.
  if (holders.size === 0) return;
  holders.clear();
  endAllLater();
};

/** Says something for a while at the edge of the page, and to screen readers. */
export const say = (text: string, action?: Action): void => {
  last += 1;
  const toast = { id: last, text, action };
  set([...toasts.slice(-2), toast]);
  endLater(toast);
};

/** Does what the latest toast offers, while it is there. */
export const takeOffer = (): void => {
  const latest = toasts.findLast(({ action }) => action !== undefined);
  if (latest === undefined) return;
  end(latest.id);
  latest.action!.act();
};

export const Toasts = () => {
  const shown = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => toasts,
  );
  return (
    <div
      className="toasts"
      role="status"
      aria-live="polite"
      onPointerEnter={() => hold('pointer')}
      onPointerLeave={() => letGo('pointer')}
      onFocus={() => hold('focus')}
      onBlur={() => letGo('focus')}
    >
      {shown.map(({ id, text, action }) => (
        <div key={id} className="toast">
          <span>{text}</span>
          {action && (
            <button
              type="button"
              className="toast-action"
              onClick={() => {
                end(id);
                action.act();
              }}
            >
              {action.label}
            </button>
          )}
          <button type="button" className="icon-button" aria-label={t('dismiss')} onClick={() => end(id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
};
