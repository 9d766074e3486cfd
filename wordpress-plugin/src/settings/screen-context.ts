import type { Status as LiveStatus } from '@talk-suite/core/screens';
import { createContext, useContext, type MutableRefObject } from 'react';
import type { Status } from './api/status.ts';
import type { FrontPageLook } from './connection/use-front-page.ts';
import type { Engine } from './engine.ts';
import type { SettingsScreen } from './use-settings.ts';

/** What every part of the screen may need. */
export interface ScreenParts {
  readonly screen: SettingsScreen;
  /** Null where it could not be read. */
  readonly status: Status | null;
  readonly onStatus: (status: Status) => void;
  readonly frontPage: FrontPageLook;
  /** The one status of Talk on this site; null on a network's screen. */
  readonly live: LiveStatus | null;
  readonly checkAgain: () => void;
  /** Raised when a first connection was saved. */
  readonly firstConnections: number;
  /** A connect code that was pasted together with the tracking code: used once the connection is saved. */
  readonly pastedCode: MutableRefObject<string | null>;
  /** The entry form brings what reads it. */
  readonly onEngine: (engine: Engine) => void;
  /** Leads to the first of some settings, on whichever tab it is. */
  readonly leadTo: (paths: readonly string[]) => void;
  /** A part whose script came later is drawn now. */
  readonly onPartShown: () => void;
}

const Context = createContext<ScreenParts | null>(null);

export const ScreenProvider = Context.Provider;

/** @throws outside of the screen */
export const useScreen = (): ScreenParts => {
  const parts = useContext(Context);
  if (!parts) throw new Error('This is a part of the settings screen.');
  return parts;
};
