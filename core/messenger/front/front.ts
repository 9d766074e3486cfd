/* oxlint-disable unicorn/prefer-add-event-listener -- properties take fewer bytes */
// The messenger behind the launcher: browser entry, loaded when a visitor turns to it.
import type { TalkSuiteEvents } from '../../loader/talk-suite.ts';
import type { DetailsBody } from '../../contract/conversation/requests.ts';
import { localized, type PublicMessenger } from '../public-settings.ts';
import { fromDocument } from '../../loader/page-access.ts';
import type { Front, RunningFront } from './handed.ts';
import { leaf } from './leaf.ts';
import { kit } from './own-kit.ts';
import { lookOf } from './look.ts';
import { nameLauncher } from './name-launcher.ts';
import { Messenger } from './messenger.ts';
import type { Room, Shell } from './room.ts';
import { settingsOf } from './settings.ts';
import { speak } from './speech.ts';
import { Storage } from './storage.ts';

/** Written by the build: the files of this folder that are loaded from here. */
declare const CHAT: string;

const emit = <Name extends keyof TalkSuiteEvents>(name: Name, detail: TalkSuiteEvents[Name]): unknown =>
  fromDocument('dispatchEvent').call(
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
  const link = fromDocument('createElement').call(document, 'link') as HTMLLinkElement;
  link.rel = 'stylesheet';
  link.href = url;
  fromDocument('head').append(link);
};

/** What a header needs besides the style sheet: loaded where it is more than a colour. */
const heroOf = async ({ header }: PublicMessenger['style']): Promise<string> =>
  header.kind === 'colour'
    ? ''
    : ((await import(leaf('shade'))) as typeof import('./shade.ts')).default(header);

/** Starts the messenger behind a launcher. It shows nothing until it is opened. */
export default async (front: Front): Promise<RunningFront> => {
  const { shadow, button, talkSuite, key, known } = front;
  const root = fromDocument('documentElement');
  const [settings, spoken] = await Promise.all([settingsOf(front.settings), speak(root, 1)]);
  let { speech } = spoken;
  const { style } = settings;
  const isServer = settings.mode === 'server';
  const [hero, hosted] = await Promise.all([
    heroOf(style),
    isServer ? null : (import(leaf('hosted')) as Promise<typeof import('./hosted.ts')>),
  ]);
  if (style.font.kind === 'hosted') hostedFont(style.font.stylesheet);

  const storage = new Storage(key);
  /** How many files of words are wanted: the homepage's, the conversation's, the rest. */
  let wordFiles = 1;
  const speakAnew = async (files = wordFiles): Promise<void> => {
    wordFiles = Math.max(wordFiles, files);
    const now = await speak(root, wordFiles);
    ({ speech } = now);
    messenger.set({ speech, texts: localized(settings, now.languages) });
    name();
  };
  const room = async (shell: Shell): Promise<Room> => {
    const [{ default: start }] = await Promise.all([
      import(isServer ? CHAT : leaf('hand-over')),
      speakAnew(isServer ? 2 : 3),
    ]);
    return isServer
      ? (start as typeof import('./chat/room.ts').default)(shell, kit, front)
      : (start as typeof import('./hand-over/room.ts').default)(shell, kit, front);
  };

  const name = (): void => nameLauncher(button, label, speech, waiting, messenger.panel.isOpen);
  const label = button.textContent;
  let waiting = 0;

  const messenger: Messenger = new Messenger({
    shadow,
    settings,
    ...spoken,
    storage,
    details: detailsOf(known),
    isSignedIn: () => isServer && !!known['talkToken'],
    room,
    allWords: () => speakAnew(3),
    now: Date.now,
    opened: (view) => {
      button.ariaExpanded = 'true';
      name();
      emit('open', { view });
    },
    closed: () => {
      button.ariaExpanded = 'false';
      name();
      button.focus({ preventScroll: true });
      emit('close', {});
    },
    unread: (count) => {
      if (count !== waiting) emit('unread', { count });
      waiting = count;
      name();
    },
    emit,
  });
  button.onclick = () => (messenger.panel.isOpen ? messenger.close() : messenger.open());
  addEventListener('talksuite:signed-out', () => messenger.forget());
  button.ariaExpanded = 'false';
  button.setAttribute('aria-haspopup', 'dialog');
  messenger.panel.style(lookOf(style, hero));

  if (hosted) hosted.default(messenger, front);
  else if (storage.browser.secret) messenger.show(messenger.model.screen);

  new MutationObserver(() => void speakAnew()).observe(root, { attributeFilter: ['lang'] });

  const running: RunningFront = {
    open: (view) => {
      // Where Ortto's Talk has taken over, it is what opens.
      if (!isServer && button.hidden) messenger.go();
      else messenger.open(view);
    },
    close: () => messenger.close(),
  };
  talkSuite.close = () => messenger.close();
  return running;
};
