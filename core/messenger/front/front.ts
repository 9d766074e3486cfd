/* oxlint-disable unicorn/prefer-add-event-listener -- properties take fewer bytes */
// The messenger behind the launcher: browser entry, loaded when a visitor turns to it.
import type { TalkSuiteEvents } from '../../loader/talk-suite.ts';
import type { DetailsBody } from '../../contract/conversation/requests.ts';
import { languageOf, LANGUAGES, localeFor, type Language } from '../words/language.ts';
import type { Words } from '../words/keys.ts';
import { counted } from '../words/say.ts';
import { localized } from '../public-settings.ts';
import type { Model } from './model.ts';
import type { Front, RunningFront } from './handed.ts';
import { lookOf } from './look.ts';
import { Messenger } from './messenger.ts';
import { settingsOf } from './settings.ts';
import { randomText, Storage } from './storage.ts';
import type { News, Transport } from './transport.ts';

/** Written by the build: the files of this folder that are loaded from here. */
declare const WORDS: Readonly<Record<Language, string>>;
declare const CONVERSATION: string;
declare const HAND_OVER: string;

const emit = <Name extends keyof TalkSuiteEvents>(name: Name, detail: TalkSuiteEvents[Name]): unknown =>
  Document.prototype.dispatchEvent.call(
    document,
    new CustomEvent(`talksuite:${name}`, { detail, bubbles: true }),
  );

/** What the site has said of the visitor, in the form's names. */
const detailsOf = (known: Readonly<Record<string, unknown>>): DetailsBody => {
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined;
  const [email, firstName, lastName] = [text(known['email']), text(known['first']), text(known['last'])];
  return { ...(email && { email }), ...(firstName && { firstName }), ...(lastName && { lastName }) };
};

const hostedFont = (url: string): void => {
  if (!url.startsWith('https://')) return;
  const link = Document.prototype.createElement.call(document, 'link') as HTMLLinkElement;
  link.rel = 'stylesheet';
  link.href = url;
  (Reflect.get(Document.prototype, 'head', document) as HTMLElement).append(link);
};

/** Who is signed in at the site, as it has said; a token that the server refused is not shown again. */
const identityIn = (known: Readonly<Record<string, unknown>>) => {
  let refused: unknown;
  return {
    identity: () => (known['talkToken'] === refused ? '' : String(known['talkToken'])),
    identityRefused: () => {
      refused = known['talkToken'];
    },
  };
};

/** What is spoken on the page as it is now: its own language, else the browser's. */
const speak = async (
  root: HTMLElement,
): Promise<Pick<Model, 'speech'> & { readonly languages: string[] }> => {
  const languages = [root.lang, ...navigator.languages].filter(Boolean);
  const language = languageOf(...languages);
  const { default: words } = (await import(WORDS[language])) as { readonly default: Words };
  return {
    languages,
    speech: { language, locale: localeFor(language, languages), direction: LANGUAGES[language], words },
  };
};

/** Starts the messenger behind a launcher. It shows nothing until it is opened. */
export default async (front: Front): Promise<RunningFront> => {
  const { shadow, button, talkSuite, key, host, known } = front;
  const root = Reflect.get(Document.prototype, 'documentElement', document) as HTMLElement;
  const [settings, spoken] = await Promise.all([settingsOf(front.settings), speak(root)]);
  let { speech } = spoken;
  const { style } = settings;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(lookOf(style));
  if (style.font.kind === 'hosted') hostedFont(style.font.stylesheet);

  const storage = new Storage(key);
  /** Made when the first message is sent: before that a visitor is nobody. */
  const secret = (): string => {
    if (storage.browser.secret === undefined) storage.keepBrowser({ secret: randomText(32) });
    return storage.browser.secret!;
  };
  const transport = async (news: News): Promise<Transport> => {
    if (settings.mode === 'server') {
      const { default: connect } = (await import(
        CONVERSATION
      )) as typeof import('./conversation/transport.ts');
      return connect({ host, key, secret, ...identityIn(known) }, news);
    }
    const { default: handOver } = (await import(HAND_OVER)) as typeof import('./hand-over.ts');
    return handOver(front);
  };

  const label = button.textContent;
  const badge = Document.prototype.createElement.call(document, 'span') as HTMLElement;
  badge.className = 'badge';
  button.className = 'launcher';
  const name = (count: number): void => {
    button.ariaLabel = messenger.panel.isOpen
      ? speech.words.close
      : count > 0
        ? counted(speech, 'openUnread', count)
        : label || speech.words.open;
    badge.textContent = String(count);
    if (count > 0 && !messenger.panel.isOpen) button.append(badge);
    else badge.remove();
  };
  let waiting = 0;

  const messenger: Messenger = new Messenger({
    shadow,
    settings,
    ...spoken,
    storage,
    details: detailsOf(known),
    transport,
    now: Date.now,
    opened: (view) => {
      button.ariaExpanded = 'true';
      name(waiting);
      emit('open', { view });
    },
    closed: () => {
      button.ariaExpanded = 'false';
      name(waiting);
      button.focus({ preventScroll: true });
      emit('close', {});
    },
    unread: (count) => {
      if (count !== waiting) emit('unread', { count });
      waiting = count;
      name(count);
    },
    handedOver: (end) => {
      if (end === 'done') {
        messenger.close();
        storage.keepBrowser({ handed: true });
      }
      // Ortto's own launcher is there, whether it opened or not: never two.
      button.hidden = end === 'done' || end === 'absent';
      if (end !== 'done') messenger.panel.open();
      emit('handOver', end === 'done' ? { done: true } : { done: false, why: end });
    },
  });
  button.onclick = () => (messenger.panel.isOpen ? messenger.close() : messenger.open());
  addEventListener('talksuite:signed-out', () => messenger.close());
  button.ariaExpanded = 'false';
  button.setAttribute('aria-haspopup', 'dialog');
  shadow.adoptedStyleSheets.push(sheet, messenger.panel.sheet);

  if (settings.mode === 'front' && storage.handed) {
    // Talk has taken over in this browser: it is loaded at once, as without a front.
    button.hidden = true;
    addEventListener(
      'talksuite:state',
      () => {
        button.hidden = talkSuite.state !== 'failed';
      },
      true,
    );
    front.load();
  } else if (storage.browser.secret !== undefined) void messenger.loadRows();

  const speakAnew = async (): Promise<void> => {
    const now = await speak(root);
    ({ speech } = now);
    messenger.set({ speech, texts: localized(settings, now.languages) });
    name(waiting);
  };
  new MutationObserver(() => void speakAnew()).observe(root, { attributeFilter: ['lang'] });

  const running: RunningFront = {
    open: (view) => {
      // Where Ortto's Talk has taken over, it is what opens.
      if (settings.mode === 'front' && button.hidden) void messenger.talk();
      else messenger.open(view);
    },
    close: () => messenger.close(),
    get isOpen() {
      return messenger.panel.isOpen;
    },
  };
  talkSuite.close = () => messenger.close();
  return running;
};
