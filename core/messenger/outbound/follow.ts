import type { OutboundWidget } from '../../contract/loader/outbound.ts';
import type { Outbound } from './outbound.ts';

/** Milliseconds between two looks at the address, in browsers that do not tell of navigation. */
const LOOK_EVERY = 1000;

interface Navigation extends EventTarget {
  addEventListener(type: 'navigatesuccess', listener: () => void): void;
}

/** Calls when the page's path is another one, without the page being loaded. */
const onNewPath = (path: string, changed: () => void): void => {
  const look = (): void => {
    if (location.pathname === path) return;
    path = location.pathname;
    changed();
  };
  const { navigation } = window as { navigation?: Navigation };
  if (navigation) navigation.addEventListener('navigatesuccess', look);
  else setInterval(look, LOOK_EVERY);
  look();
};

/** What the server said first. */
export interface Asked {
  /** What it was asked for. */
  readonly path: string;
  readonly widgets: readonly OutboundWidget[];
}

export interface Followed extends Omit<Outbound, 'widgets'> {
  /** Loads the file that shows what the team says first. */
  bring(): Promise<{ default(outbound: Outbound): () => void }>;
  /** Asks for the messages of the page that is there. */
  ask(): Promise<readonly OutboundWidget[]>;
}

/**
 * Shows what the team says first, on this page and on those that a visitor goes to without loading them.
 * @returns asks anew: what was said before does not count any more
 */
export const followOutbound = ({ bring, ask, ...page }: Followed, { path, widgets }: Asked): (() => void) => {
  let end: (() => void) | undefined;
  let asked = 0;
  const show = async (
    answer: readonly OutboundWidget[] | Promise<readonly OutboundWidget[]>,
  ): Promise<void> => {
    end?.();
    end = undefined;
    asked += 1;
    const mine = asked;
    try {
      const said = await answer;
      if (said.length === 0 || mine !== asked) return;
      const { default: start } = await bring();
      if (mine === asked) end = start({ ...page, widgets: said });
    } catch (error) {
      console.warn('What the team says first cannot be shown.', error);
    }
  };
  const again = (): void => void show(ask());
  void show(widgets);
  onNewPath(path, again);
  return again;
};
