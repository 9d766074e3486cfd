import type { OutboundWidget } from '../../contract/loader/outbound.ts';
import type { Outbound } from '../outbound/outbound.ts';

/** Written by the build: the file that shows what the team says first. */
declare const OUTBOUND: string;

/** Milliseconds between two looks at the address, in browsers that do not tell of navigation. */
const LOOK_EVERY = 1000;

interface Navigation extends EventTarget {
  addEventListener(type: 'navigatesuccess', listener: () => void): void;
}

/** Calls when the page's path changes without the page being loaded. */
const onNewPath = (changed: () => void): void => {
  let path = location.pathname;
  const look = (): void => {
    if (location.pathname === path) return;
    path = location.pathname;
    changed();
  };
  const { navigation } = window as { navigation?: Navigation };
  if (navigation) navigation.addEventListener('navigatesuccess', look);
  else setInterval(look, LOOK_EVERY);
};

export interface Followed extends Omit<Outbound, 'widgets'> {
  /** With a slash at the end. */
  readonly host: string;
  /** Of the page that is there. */
  readonly widgets: readonly OutboundWidget[];
  /** Asks for the messages of the page's new path. */
  ask(): Promise<readonly OutboundWidget[]>;
}

/** Shows what the team says first, on this page and on those that a visitor goes to without loading them. */
export const followOutbound = ({ host, widgets, ask, ...page }: Followed): void => {
  let end: (() => void) | undefined;
  let asked = 0;
  const show = async (of: readonly OutboundWidget[]): Promise<void> => {
    if (of.length === 0) return;
    const mine = asked;
    const { default: start } = (await import(new URL(OUTBOUND, host).href)) as {
      default(outbound: Outbound): () => void;
    };
    if (mine === asked) end = start({ ...page, widgets: of });
  };
  const fault = (error: unknown): void => console.warn('What the team says first cannot be shown.', error);
  onNewPath(() => {
    end?.();
    end = undefined;
    asked += 1;
    const mine = asked;
    ask()
      .then((of) => (mine === asked ? show(of) : undefined))
      .catch(fault);
  });
  show(widgets).catch(fault);
};
