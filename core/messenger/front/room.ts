import type { TalkSuiteEvents } from '../../loader/talk-suite.ts';
import type { ConversationRow } from '../homepage.ts';
import type { Children } from './element.ts';
import type { DetailsBody } from '../../contract/conversation/requests.ts';
import type { PublicMessenger } from '../public-settings.ts';
import type { Actions, Model, Screen } from './model.ts';
import type { Panel } from './panel.ts';
import type { Storage } from './storage.ts';

/** What the messenger of a page is made with. */
export interface Parts {
  readonly shadow: ShadowRoot;
  /** The launcher. */
  readonly button: HTMLButtonElement;
  readonly settings: PublicMessenger;
  readonly speech: Model['speech'];
  readonly texts: Model['texts'];
  readonly storage: Storage;
  readonly details: DetailsBody;
  /** Whether a Talk server can be asked for what somebody wrote elsewhere: the site has said who they are. */
  isSignedIn(): boolean;
  /** Loads what holds conversations, or hands them over. */
  room(shell: Shell): Promise<Room>;
  /** Brings the words that not every conversation needs. */
  allWords(): Promise<void>;
  now(): number;
  /** What the launcher and the page are told. */
  opened(view: 'home' | 'thread'): void;
  closed(): void;
  /** Names the launcher anew. @param unread how many messages wait, in words; empty where none does */
  nameLauncher(unread: string): void;
  emit<Name extends keyof TalkSuiteEvents>(name: Name, detail: TalkSuiteEvents[Name]): void;
}

/** The messenger, as a room sees it. */
export interface Shell {
  readonly parts: Parts;
  readonly panel: Panel;
  readonly model: Model;
  readonly actions: Actions;
  /** Changes what is shown, and draws it. */
  set(change: Partial<Model>): void;
}

/** The part of the messenger where conversations are. It is loaded when a visitor turns to it. */
export interface Room {
  /** Draws one of its screens. */
  view(screen: Screen): Children;
  /** Its part of the style sheet. */
  readonly css: string;
  /** Goes on with the conversation that there is, if there is one. */
  resume(): boolean;
  /** Shows what the team says first here, which may be answered before anything is asked; else does the other thing. */
  greet?(otherwise: () => void): Promise<void>;
  /** A screen is shown, or is to be loaded again. */
  shown(screen: Screen): void;
  rows?(rows: readonly ConversationRow[]): Children;
  /** When something changes by itself: instants. */
  changes?(now: number): readonly number[];
}
