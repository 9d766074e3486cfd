import type { LOADING_STRATEGIES } from '../settings/sections/loading.ts';

/** What decides how a page brings its chat. */
export interface LaunchQuestion {
  /** A site that is switched off hides Talk on every page. */
  readonly enabled: boolean;
  /** Null before the site is connected. */
  readonly service: 'ortto' | 'talk-server' | null;
  readonly mode: 'off' | 'front' | 'server';
  /** `pending`: device, query string or rules are settled in the browser. */
  readonly talk: 'show' | 'hide' | 'pending';
  readonly whenHidden: 'track' | 'nothing';
  readonly source: 'own' | 'other';
  readonly strategy: (typeof LOADING_STRATEGIES)[number];
}

/** A moment of the loader's: its strategy, or when a visitor turns to the chat. */
export type Moment = LaunchQuestion['strategy'] | 'intent' | 'never';

export interface Launch {
  /**
   * - `none`: nothing is printed
   * - `loader`: as without a messenger, byte for byte
   * - `messenger`: a loader that brings the launcher
   */
  readonly tag: 'none' | 'loader' | 'messenger';
  /** When the launcher appears, where Talk shows. */
  readonly launcher: Moment;
  /** When the account's script is asked for, where Talk shows. In a browser that was handed over it is at once. */
  readonly script: Moment;
  /** When it is asked for on a page that hides Talk; with `disableTalk`, for its tracking alone. */
  readonly scriptWhenHidden: Moment;
}

/** The modes are of one service each: a front stands before a hosted account, a Talk server needs none. */
const MODE_OF = { ortto: 'front', 'talk-server': 'server' } as const;

/**
 * How a page brings its chat: the table of strategy, mode and service. The messenger waits for the same moment as the
 * account's script does without it, and obeys the decision: it is no way round consent or a hidden page.
 * @example launchOf({ enabled: true, service: 'ortto', mode: 'front', talk: 'show', whenHidden: 'track', source: 'own', strategy: 'idle' })
 * // { tag: 'messenger', launcher: 'idle', script: 'intent', scriptWhenHidden: 'idle' }
 */
export const launchOf = ({
  enabled,
  service,
  mode,
  talk: decided,
  whenHidden,
  source,
  strategy,
}: LaunchQuestion): Launch => {
  const none = { tag: 'none', launcher: 'never', script: 'never', scriptWhenHidden: 'never' } as const;
  // Another installation brings the script: ours only says where Talk is hidden, and a second launcher helps nobody.
  if (source === 'other') return { ...none, tag: 'loader' };
  const talk = enabled ? decided : 'hide';
  if (service === null || (talk === 'hide' && whenHidden === 'nothing')) return none;
  const scriptWhenHidden = talk === 'show' || whenHidden === 'nothing' ? 'never' : strategy;
  if (talk === 'hide') return { ...none, tag: 'loader', scriptWhenHidden };
  if (mode !== MODE_OF[service])
    return { tag: 'loader', launcher: 'never', script: strategy, scriptWhenHidden };
  return {
    tag: 'messenger',
    launcher: strategy,
    script: service === 'ortto' ? 'intent' : 'never',
    scriptWhenHidden,
  };
};
