import type { FileInfo } from '../../contract/conversation/events.ts';
import type { DetailsBody, Need } from '../../contract/conversation/requests.ts';
import type { AvailabilityLine } from '../estimate.ts';
import type { ConversationRow } from '../homepage.ts';
import type { MergeValues } from '../merge-tags/render.ts';
import type { PublicMessenger, PublicTexts } from '../public-settings.ts';
import type { Thread } from '../thread/thread.ts';
import type { LANGUAGES, Language } from '../words/language.ts';
import type { FirstKey, Words } from '../words/keys.ts';
import type { Speech } from '../words/say.ts';
import type { Children } from './element.ts';
import type { HandOverEnd, TeamFirst } from './transport.ts';

/** `greet`: whether the team says something first is being asked. */
export type Screen = 'home' | 'form' | 'greet' | 'list' | 'thread' | 'handOver';

/** The form's fields, and what is wrong with each. */
export type NamedField = 'email' | 'firstName' | 'lastName';
export type FormField = NamedField | 'consent';
export type FormProblem = 'missing' | 'emailWrong' | 'consentMissing' | { readonly tooLong: number };

export interface Form {
  readonly values: Readonly<Partial<Record<NamedField, string>>>;
  readonly agreed: boolean;
  readonly problems: Readonly<Partial<Record<FormField, FormProblem>>>;
}

/** The language that is spoken, with the first words, and with the others once they are wanted. */
export interface FrontSpeech extends Speech<FirstKey> {
  readonly words: Pick<Words, FirstKey> & Partial<Omit<Words, FirstKey>>;
  readonly language: Language;
  readonly direction: (typeof LANGUAGES)[Language];
}

/** A file that the visitor has chosen for the next message. */
export interface Attached {
  readonly id: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** How much of it has arrived, from 0 to 1. */
  readonly share: number;
  /** Once it is at the server. */
  readonly stored?: FileInfo;
  /** Why it is not, in words; `again`: whether another attempt may help. */
  readonly trouble?: string;
  readonly again?: boolean;
}

/** All that the messenger shows. The views draw it, and nothing else decides what is seen. */
export interface Model {
  readonly settings: PublicMessenger;
  readonly texts: PublicTexts;
  readonly speech: FrontSpeech;
  readonly screen: Screen;
  /** Null: being read. */
  readonly rows: readonly ConversationRow[] | null;
  /** What is to be shown could not be loaded: the list, the conversation, or the module that draws it. */
  readonly failed: boolean;
  readonly conversation: string | null;
  /** Null until what draws conversations is here. */
  readonly thread: Thread | null;
  readonly attached: readonly Attached[];
  /** What is wrong with the files that were chosen, in words. */
  readonly attachTrouble: string;
  readonly form: Form;
  readonly teamFirst?: TeamFirst | undefined;
  /** What the site asks of the visitor by now, in the conversation. */
  readonly needs?: readonly Need[];
  /** The answer to that is on its way, or why it is not, in words. */
  readonly giving?: boolean;
  readonly notGiven?: string;
  /** What is known of the visitor, for merge tags. */
  readonly visitor: MergeValues;
  readonly details: DetailsBody;
  /** Whether the visitor may write: `allow` may ask for a sign-in. */
  readonly mayWrite: boolean;
  /** Whether a conversation can be started now: not outside of office hours, where the owner wants none then. */
  readonly mayStart: boolean;
  /** Null where nothing is said of the team. */
  readonly line: AvailabilityLine | null;
  readonly handOver: HandOverEnd | 'opening' | null;
  readonly sound: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What a screen reader is to say now. */
  readonly said: string;
}

/** What a visitor can do on every screen. */
export interface Actions {
  close(): void;
  show(screen: Screen): void;
  /** Starts a conversation: by way of the form, where something is to be asked. */
  begin(): void;
  fill(field: NamedField, text: string): void;
  agree(agreed: boolean): void;
  submit(): void;
  /** Loads again what could not be loaded. */
  reload(): void;
  /** Conversations, drawn: with the first of them, what draws them is loaded. */
  rows(rows: readonly ConversationRow[]): Children;
}

/** The same where all words are here. */
export const wholeOf = (speech: FrontSpeech): FrontSpeech & Speech => speech as FrontSpeech & Speech;

/** The model, as what is loaded with all words has it. */
export type WholeModel = Model & { readonly speech: Speech };
