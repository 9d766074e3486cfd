// What the team says first: browser entry, loaded by `app.js` on pages that have something of it.
import type { OutboundWidget } from '../../contract/loader/outbound.ts';
import { fromDocument } from '../../loader/page-access.ts';
import type { TalkSuite } from '../../loader/talk-suite.ts';
import { PHONE } from '../front/phone.ts';
import { languageOf, LANGUAGES, type Language } from '../words/language.ts';
import { appearsByItself, stillToShow } from './appearing.ts';
import { showCard, type Card, type CardWords } from './card.ts';
import { atMoment } from './moment.ts';
import { ShownBefore } from './shown.ts';

/** Written by the build. */
declare const OUTBOUND_WORDS: Readonly<Record<Language, CardWords>>;

/** Milliseconds until another look, where something lies over the page. */
const LOOK_EVERY = 1000;

export interface Outbound {
  readonly widgets: readonly OutboundWidget[];
  readonly key: string;
  /** `data-launcher`. */
  readonly launcher: string;
  readonly talkSuite: TalkSuite;
  /** Whether the visitor has agreed to be remembered. */
  readonly mayKeep: boolean;
}

let before: ShownBefore | undefined;

/** Whether this browser's visitor has turned to the messenger before: then they are in a conversation of their own. */
const isInConversation = (key: string): boolean => {
  try {
    return Boolean(localStorage[`talksuite:${key}`]);
  } catch {
    return false;
  }
};

const launcherOnPage = (): HTMLElement | null =>
  fromDocument('documentElement').querySelector<HTMLElement>('talk-suite-messenger');

/** The messages of one page: at most one of them is shown. */
class Page {
  readonly #outbound: Outbound;
  readonly #shown: ShownBefore;
  readonly #waiting = new AbortController();
  readonly #ended = new AbortController();
  #card: Card | undefined;

  constructor(outbound: Outbound, shown: ShownBefore) {
    this.#outbound = outbound;
    this.#shown = shown;
    const { signal } = this.#ended;
    // The visitor has turned to the messenger: nothing is said in between.
    addEventListener('talksuite:open', () => this.#acted(), { signal });
    addEventListener(
      'keydown',
      ({ key, defaultPrevented }) => {
        if (key === 'Escape' && this.#card && !defaultPrevented) this.#close();
      },
      { signal },
    );
  }

  wait(): void {
    const { widgets, key } = this.#outbound;
    if (isInConversation(key)) return;
    const { signal } = this.#waiting;
    for (const widget of stillToShow(widgets, this.#shown, matchMedia(PHONE).matches))
      if (appearsByItself(widget)) atMoment(widget.when, () => this.show(widget), signal);
  }

  show(widget: OutboundWidget): void {
    if (this.#card || this.#waiting.signal.aborted) return;
    const host = launcherOnPage();
    // Beneath a dialog, where the page hides the chat, on phones that have no launcher: it waits.
    if (!host?.checkVisibility()) {
      setTimeout(() => this.show(widget), LOOK_EVERY);
      return;
    }
    this.#waiting.abort();
    this.#shown.note(widget.id);
    if (this.#outbound.mayKeep) this.#shown.keep();
    const language = languageOf(
      ...[fromDocument('documentElement').lang, ...navigator.languages].filter(Boolean),
    );
    this.#card = showCard({
      shadow: host.shadowRoot!,
      launcher: this.#outbound.launcher,
      name: widget.talk_message_agent?.name ?? '',
      text: widget.talk_message_body,
      language,
      isRtl: LANGUAGES[language] === 'rtl',
      words: OUTBOUND_WORDS[language],
      answered: () => {
        const { talkSuite } = this.#outbound;
        talkSuite.answers = widget.id;
        talkSuite.open('thread');
      },
      closed: () => this.#close(),
    });
  }

  end(): void {
    this.#waiting.abort();
    this.#ended.abort();
    this.#card?.remove();
    this.#card = undefined;
  }

  #acted(): void {
    if (this.#card) this.#shown.keep();
    this.end();
  }

  #close(): void {
    const shadow = launcherOnPage()?.shadowRoot;
    const hadFocus = Boolean(shadow?.activeElement) && shadow?.activeElement?.tagName !== 'BUTTON';
    this.#acted();
    if (hadFocus) shadow?.querySelector('button')?.focus({ preventScroll: true });
  }
}

/** @returns ends it: the messages of another page take its place */
export default (outbound: Outbound): (() => void) => {
  before ??= new ShownBefore(outbound.key);
  before.leavePage();
  const page = new Page(outbound, before);
  outbound.talkSuite.say = (id) => {
    const widget = outbound.widgets.find((each) => each.id === id);
    if (widget) page.show(widget);
    return widget !== undefined;
  };
  page.wait();
  return () => page.end();
};
