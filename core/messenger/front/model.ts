import type { DetailsBody } from '../../contract/conversation/requests.ts';
import type { AvailabilityLine } from '../estimate.ts';
import type { ConversationRow } from '../homepage.ts';
import type { MergeValues } from '../merge-tags/render.ts';
import type { PublicMessenger, PublicTexts } from '../public-settings.ts';
import type { Thread } from '../thread/thread.ts';
import type { LANGUAGES, Language } from '../words/language.ts';
import type { Speech } from '../words/say.ts';
import type { HandOverEnd } from './transport.ts';

export type Screen = 'home' | 'form' | 'list' | 'thread' | 'handOver';

/** The form's fields, and what is wrong with each. */
export type FormField = 'email' | 'firstName' | 'lastName' | 'consent';
export type FormProblem = 'missing' | 'emailWrong' | 'consentMissing' | { readonly tooLong: number };

export interface Form {
  readonly values: Readonly<Record<'email' | 'firstName' | 'lastName', string>>;
  readonly agreed: boolean;
  readonly problems: Readonly<Partial<Record<FormField, FormProblem>>>;
}

/** All that the messenger shows. The views draw it, and nothing else decides what is seen. */
export interface Model {
  readonly settings: PublicMessenger;
  readonly texts: PublicTexts;
  readonly speech: Speech & { readonly language: Language; readonly direction: (typeof LANGUAGES)[Language] };
  readonly screen: Screen;
  /** Whether conversations are held here, or handed over. */
  readonly chats: boolean;
  /** Null: being read. */
  readonly rows: readonly ConversationRow[] | null;
  readonly rowsFailed: boolean;
  readonly conversation: string | null;
  readonly thread: Thread;
  readonly form: Form;
  /** What is known of the visitor, for merge tags. */
  readonly visitor: MergeValues;
  readonly details: DetailsBody;
  /** Whether the visitor may write: `allow` may ask for a sign-in. */
  readonly mayWrite: boolean;
  readonly line: AvailabilityLine | null;
  readonly handOver: HandOverEnd | 'opening' | null;
  readonly sound: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What a screen reader is to say now. */
  readonly said: string;
}

/** What a visitor can do. */
export interface Actions {
  close(): void;
  show(screen: Screen): void;
  /** Starts a conversation: by way of the form, where something is to be asked. */
  begin(): void;
  enter(conversation: string): void;
  fill(field: 'email' | 'firstName' | 'lastName', text: string): void;
  agree(agreed: boolean): void;
  submit(): void;
  draft(text: string): void;
  send(): void;
  retry(key: string): void;
  remove(key: string): void;
  edit(key: string): void;
  reload(): void;
  sound(): void;
  /** Takes the visitor to Ortto's Talk again. */
  handOver(): void;
}
