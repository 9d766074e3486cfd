import type { FileInfo } from '../../../contract/conversation/events.ts';
import type { Need, ReaderEvent } from '../../../contract/conversation/requests.ts';
import type { ConversationRow } from '../../homepage.ts';
import type { Happening } from '../../thread/reduce.ts';
import type { Thread } from '../../thread/thread.ts';
import type { Children } from '../element.ts';
import type { RoomModel, WholeModel } from '../model.ts';
import type { Shell } from '../room.ts';
import type { SoundPart } from '../sound.ts';
import type { ChatTransport, TeamFirst } from '../transport.ts';

/** Here there is a thread. */
export type ChatModel = RoomModel & { readonly thread: Thread };

/** The conversation that is open, as its parts see it. */
export interface OpenChat {
  readonly shell: Shell;
  readonly transport: ChatTransport;
  readonly model: ChatModel;
  readonly rows: { load(): Promise<void> };
  happen(happening: Happening): void;
  keep(): void;
  count(): void;
  need(all: readonly Need[]): void;
  refusedFor(field?: string): void;
  readonly enter: (conversation: string) => void;
  readonly retry: (key: string) => void;
}

interface DrawingPart {
  readonly css: string;
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

/** What is loaded when it is needed. What draws has its part of the style sheet. */
export interface Parts {
  readonly list: ListPart;
  readonly files: FilesPart;
  readonly details: DetailsPart;
  readonly sound: SoundPart;
}

/** How each is loaded. */
export type Loads = <Name extends keyof Parts>(name: Name, chat: OpenChat) => Promise<Parts[Name]>;

/** The model, for what is loaded with all words. */
export const wholeModel = ({ model }: Pick<OpenChat, 'model'>): ChatModel & WholeModel =>
  model as ChatModel & WholeModel;
