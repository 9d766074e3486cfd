/* oxlint-disable unicorn/prefer-add-event-listener -- properties take fewer bytes */
// The messenger behind the launcher: browser entry, loaded when a visitor turns to it.
import type { TalkSuiteEvents } from '../../loader/talk-suite.ts';
import type { DetailsBody } from '../../contract/conversation/requests.ts';
import type { PublicMessenger, PublicTexts } from '../public-settings.ts';
import { fromDocument } from '../../loader/page-access.ts';
import type { Front, RunningFront } from './handed.ts';
import { load } from './load.ts';
import { kit } from './own-kit.ts';
import { lookOf } from './look.ts';
import { messengerOf, type Messenger } from './messenger.ts';
import type { Room, Shell } from './room.ts';
import { settingsOf } from './settings.ts';
import { speak } from './speech.ts';
import { storageOf } from './storage.ts';

const emit = <Name extends keyof TalkSuiteEvents>(name: Name, detail: TalkSuiteEvents[Name]): unknown =>
  fromDocument('dispatchEvent').call(
    document,
    new CustomEvent(`talksuite:${name}`, { detail, bubbles: true }),
  );

/** What the site says of the visitor, in the form's names. */
const detailsOf = (said: object): DetailsBody => {
  const { email, first: firstName, last: lastName } = said as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries({ email, firstName, lastName }).filter(([, text]) => text && typeof text === 'string'),
  );
};

/** What a header needs besides the style sheet: loaded where it is more than a colour. */
const heroOf = async ({ header }: PublicMessenger['style']): Promise<string> =>
  header.kind === 'colour' ? '' : (await load<typeof import('./shade.ts')>('shade')).default(header);

/** What chooses among the owner's texts: loaded where they are in more than one language. */
const chosenTexts = async ({
  texts,
  locales,
}: PublicMessenger): Promise<(settings: PublicMessenger, languages: readonly string[]) => PublicTexts> =>
  Object.keys(locales).length > 0
    ? (await load<typeof import('./locales.ts')>('locales')).default
    : () => texts;

/** Brings a font of the owner's, which the page does not wait for. */
const bringFont = async ({ font }: PublicMessenger['style']): Promise<void> => {
  if (font.kind === 'hosted') (await load<typeof import('./font.ts')>('font')).default(font.stylesheet);
};

/** What happens in other tabs, at the site and on its clock is seen in the messenger. */
const listenWith = (messenger: Messenger): void => {
  addEventListener('talksuite:signed-out', messenger.forget);
  // A timer stands still while a computer sleeps.
  addEventListener('visibilitychange', () => messenger.set({}), true);
  // Another tab has begun the visitor's first conversation: it is there in this one, too.
  addEventListener('storage', () => {
    const { rows, screen } = messenger.model;
    if (rows?.length || !messenger.parts.storage.browser.begun) return;
    messenger.set({ rows: null });
    messenger.show(screen);
  });
};

/** Starts the messenger behind a launcher. It shows nothing until it is opened. */
export default async (front: Front): Promise<RunningFront> => {
  const { shadow, button, talkSuite, key, known } = front;
  const root = fromDocument('documentElement');
  const [settings, first] = await Promise.all([settingsOf(front.settings), speak(root, false)]);
  const { style } = settings;
  const isServer = settings.mode === 'server';
  /** Whether all words are wanted: at once where the owner says how long an answer takes in a way of their own. */
  let isWhole = Object.values(settings.hours.estimates).some((each) => typeof each === 'object');
  const [hero, textsIn, hosted, spoken] = await Promise.all([
    heroOf(style),
    chosenTexts(settings),
    isServer ? null : load<typeof import('./hosted.ts')>('hosted'),
    isWhole ? speak(root, true) : first,
  ]);
  let { speech } = spoken;
  bringFont(style).catch(() => undefined);

  const storage = storageOf(key);
  const speakAnew = async (): Promise<void> => {
    const now = await speak(root, isWhole);
    ({ speech } = now);
    messenger.set({ speech, texts: textsIn(settings, now.languages) });
    name();
  };
  const allWords = (): Promise<void> => {
    isWhole = true;
    return speakAnew();
  };
  const room = async (shell: Shell): Promise<Room> => {
    const [{ default: start }] = await Promise.all([
      load<typeof import('./chat/room.ts') | typeof import('./hand-over/room.ts')>(
        isServer ? 'chat' : 'hand-over',
      ),
      isServer || allWords(),
    ]);
    return start(shell, kit, front);
  };

  const label = button.textContent;
  /** How many messages wait, in words. */
  let unread = '';
  const name = (): void => {
    const { words } = speech;
    button.ariaLabel = messenger.panel.isOpen ? words.close : unread || label || words.open;
  };

  const messenger: Messenger = messengerOf({
    shadow,
    settings,
    speech,
    texts: textsIn(settings, spoken.languages),
    storage,
    details: detailsOf(known),
    isSignedIn: () => isServer && !!known['talkToken'],
    room,
    allWords,
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
    button,
    nameLauncher: (inWords) => {
      unread = inWords;
      name();
    },
    emit,
  });
  button.onclick = () => (messenger.panel.isOpen ? messenger.close() : messenger.open());
  listenWith(messenger);
  button.ariaExpanded = 'false';
  button.setAttribute('aria-haspopup', 'dialog');
  messenger.panel.style(lookOf(style, hero));

  if (hosted) hosted.default(messenger, front);
  else if (storage.browser.secret) messenger.show(messenger.model.screen);

  new MutationObserver(() => void speakAnew()).observe(root, { attributeFilter: ['lang'] });

  talkSuite.close = messenger.close;
  return {
    open: (view) => {
      // Where Ortto's Talk has taken over, it is what opens.
      if (!isServer && button.hidden) messenger.go();
      else messenger.open(view);
    },
  };
};
