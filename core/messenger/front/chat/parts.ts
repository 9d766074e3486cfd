import type { FileInfo } from '../../../contract/conversation/events.ts';
import type { Need, ReaderEvent, StartBody } from '../../../contract/conversation/requests.ts';
import type { ConversationRow } from '../../homepage.ts';
import type { Happening } from '../../thread/reduce.ts';
import type { Connection, Kept, Thread } from '../../thread/thread.ts';
import type { Children } from '../element.ts';
import type { Model, Screen, WholeModel } from '../model.ts';
import type { Shell } from '../room.ts';
import type { SoundPart } from '../sound.ts';
import type { Address, ChatTransport, TeamFirst } from '../transport.ts';

/** Here there is a thread. */
export type ChatModel = Model & { readonly thread: Thread };

/** The conversation that is open, as its parts see it. */
export interface OpenChat {
  readonly shell: Shell;
  /** Where the server is; absent where there is none. */
  readonly address?: Address | undefined;
  readonly model: ChatModel;
  /** What has been loaded so far. */
  readonly parts: Partial<Parts>;
  happen(happening: Happening): void;
  keep(): void;
  bring<Name extends keyof Parts>(name: Name): Promise<Parts[Name]>;
  withPart<Name extends keyof Parts>(name: Name, act: (part: Parts[Name]) => void): void;
  want<Name extends keyof Parts>(name: Name): Parts[Name] | undefined;
  /** Another conversation, of which nothing is known yet; null for a new one. */
  turnTo(conversation: string | null, kept?: Kept, connection?: Connection): void;
  readonly enter: (conversation: string) => void;
  readonly retry: (key: string) => void;
  /** Who wrote something, in words. */
  nameOf(event: ReaderEvent): string;
}

interface DrawingPart {
  readonly css: string;
}

export interface LivePart extends DrawingPart {
  readonly transport: ChatTransport;
  /** A screen is shown, or is to be loaded again: what there is of it is read. */
  shown(screen: Screen): void;
  /** Sends a message, and follows its conversation from then on. */
  deliver(key: string): Promise<void>;
  /** Something has happened to the conversation. */
  happened(): void;
  /** Reads the list of conversations. */
  load(): Promise<void>;
  /** The site asks something of the visitor: all of it, as it says by now. */
  need(all: readonly Need[]): void;
  /** A message was refused for want of this member of the request. */
  refusedFor(field?: string): void;
  /** The visitor has changed what they are about to send. */
  typing(): void;
  /** Whether news are heard: at the top, where there is a conversation. */
  soundButton(): Children;
  banner(): Children;
  typists(): Children;
  status(event: ReaderEvent): Children;
  ended(): Children;
  attachButton(): Children;
  takesFiles(): object | false;
}

export interface ListPart extends DrawingPart {
  /** All conversations, on a screen of their own. */
  screen(): Children;
  /** Some of them, on the homepage. */
  rows(shown: readonly ConversationRow[]): Children;
}

export interface FilesPart extends DrawingPart {
  /** Those of the next message. */
  readonly attached: {
    readonly pending: boolean;
    add(files: Iterable<File>): void;
    take(): readonly FileInfo[];
    restore(files: readonly FileInfo[]): void;
  };
  /** The files of a message. */
  ofMessage(shown: readonly FileInfo[]): Children;
  /** The files of the next message, above the box. */
  list(): Children;
}

export interface DetailsPart extends DrawingPart {
  readonly asks: boolean;
  greetWith(teamFirst: TeamFirst): void;
  give(): Promise<boolean>;
  tell(): void;
  /** What the team said first, until it is in the log. */
  first(): ReaderEvent | undefined;
  card(): Children;
}

export interface ContextPart {
  /**
   * What the page and its shop say of where the visitor is; nothing before they have agreed, where they are asked to.
   * @param until is over when nothing is waited for any more: what is known by then is all
   */
  read(until: Promise<void>): Promise<Pick<StartBody, 'context'>>;
}

/** What is loaded when it is needed. What draws has its part of the style sheet. */
export interface Parts {
  readonly live: LivePart;
  readonly list: ListPart;
  readonly files: FilesPart;
  readonly details: DetailsPart;
  readonly sound: SoundPart;
  readonly context: ContextPart;
}

/** How each is loaded. */
export type Loads = <Name extends keyof Parts>(name: Name, chat: OpenChat) => Promise<Parts[Name]>;

/** The model, for what is loaded with all words. */
export const wholeModel = ({ model }: Pick<OpenChat, 'model'>): ChatModel & WholeModel =>
  model as ChatModel & WholeModel;
