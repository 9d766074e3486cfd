// Twin in PHP: server/class-at-server.php, server/class-code-problem.php
import type { Connection } from '../connection/types.ts';
import { readConnectCode } from '../contract/settings/connect-code.ts';
import type { PushFailure } from '../contract/settings/push-outcome.ts';
import { findingsOf, type Finding, type Phrase } from '../findings.ts';
import type { TextKey } from '../texts/index.ts';
import type { StatusTone } from './status.ts';

/**
 * What a host reports of the messenger's settings at the Talk server. Hosts answer this from their server; the connect code
 * itself is never in it.
 */
export interface AtServer {
  /**
   * - `noCode`: no connect code is stored
   * - `otherSite`: the code is for another site than the connected one
   * - `unreadable`: the code cannot be decrypted any more
   * - `arrived`: the server has what is stored here
   * - `waiting`: it does not yet; it is tried again
   * - `ownedByAnother`: another host keeps the settings
   * - `refused`: trying again helps nobody
   * - `paused`: Talk is kept off this copy of the site, so nothing is sent
   */
  readonly state:
    'noCode' | 'otherSite' | 'unreadable' | 'arrived' | 'waiting' | 'ownedByAnother' | 'refused' | 'paused';
  /** The server's host; empty where none is known. */
  readonly server: string;
  /** Why it waits or was refused; null where nothing was tried. */
  readonly why: PushFailure | null;
  /** Who keeps the settings instead; what the server says, so somebody else's text. */
  readonly owner: string;
  /** What of the settings the server does not take; empty where it named nothing. */
  readonly field: string;
}

/** What a person can do: push again, push and take over, paste another code, or have the host forget the code. */
export type AtServerStep = 'push' | 'takeOver' | 'paste' | 'forget';

export interface AtServerWords {
  readonly tone: StatusTone;
  readonly title: Phrase;
  /** Why, and what to do; null where nothing is. */
  readonly text: Phrase | null;
  /** The most helpful one first. */
  readonly steps: readonly AtServerStep[];
}

/** The words of each step's button. */
export const AT_SERVER_STEPS = {
  push: 'server.push',
  takeOver: 'server.takeOver',
  paste: 'server.replace',
  forget: 'server.forget',
} as const satisfies Record<AtServerStep, TextKey>;

const error = findingsOf('server.error');
const phrase = (text: TextKey, values: Phrase['values'] = {}): Phrase => ({ text, values });

const WHY = {
  unreachable: 'server.unreachable',
  notPublic: 'server.notPublic',
  redirected: 'server.redirected',
  notTalkServer: 'server.notTalkServer',
  down: 'server.down',
  busy: 'server.busy',
  keyRefused: 'server.keyRefused',
  invalid: 'server.invalid',
} as const satisfies Record<PushFailure, TextKey>;

/** Where the settings are, for the screen of the connection. */
export const atServerInWords = ({ state, server, why, owner, field }: AtServer): AtServerWords => {
  const because = why === null ? null : phrase(WHY[why], { server, field });
  switch (state) {
    case 'noCode':
      return { tone: 'note', title: phrase('server.noCode', { server }), text: null, steps: [] };
    case 'paused':
    case 'otherSite':
    case 'unreadable':
      return {
        tone: state === 'paused' ? 'note' : 'bad',
        title: phrase('server.notThere', { server }),
        text: phrase(`server.${state}`),
        steps: ['paste', 'forget'],
      };
    case 'arrived':
      return {
        tone: 'good',
        title: phrase('server.arrived', { server }),
        text: null,
        steps: ['paste', 'forget'],
      };
    case 'waiting':
      return {
        tone: 'note',
        title: phrase('server.waiting', { server }),
        text: because ?? phrase('server.notYet'),
        steps: ['push', 'paste', 'forget'],
      };
    case 'ownedByAnother':
      return {
        tone: 'bad',
        title: phrase('server.ownedByAnother', { owner: owner || server }),
        text: phrase('server.ownedByAnother.text'),
        steps: ['takeOver', 'paste', 'forget'],
      };
    case 'refused':
      return {
        tone: 'bad',
        title: phrase('server.notThere', { server }),
        text: because,
        steps: why === 'keyRefused' ? ['paste', 'push', 'forget'] : ['push', 'paste', 'forget'],
      };
  }
};

/** The connect code in a text that has more in it, as where both codes are pasted at once; null where there is none. */
export const connectCodeIn = (text: string): string | null => /talk-connect-[\w-]+/.exec(text)?.[0] ?? null;

/** What keeps a pasted connect code from being used with a connection; null where nothing does. */
export const codeProblem = (text: string, connection: Connection | null): Finding | null => {
  const code = readConnectCode(text);
  if (code === null)
    return error(/<script|ap3c|^talk-[\da-f]{18}$/.test(text.trim()) ? 'trackingCode' : 'notACode', 'code');
  if (connection?.service !== 'talk-server') return error('notConnected', 'code');
  if (code.server !== connection.captureHost)
    return error('otherServer', 'code', {
      server: new URL(code.server).host,
      connected: new URL(connection.captureHost).host,
    });
  return code.trackingKey === connection.trackingKey ? null : error('otherSite', 'code');
};
