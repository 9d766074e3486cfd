/* oxlint-disable unicorn/prefer-add-event-listener -- properties take fewer bytes */
// The live preview: browser entry, for a sandboxed frame. The real messenger with canned conversations. It does nothing
// unless its own origin is opaque, and listens to nobody but the one port that its parent sends, where that is a page of
// the origin in its own address.
import { localized } from '../../public-settings.ts';
import { wordsFor } from '../../words/index.ts';
import { drawLauncher } from '../draw-launcher.ts';
import { roomOf } from '../chat/room.ts';
import { chatIn } from '../chat/chat.ts';
import type { Parts } from '../chat/parts.ts';
import handOverCss from '../hand-over/hand-over.css';
import { handOver } from '../hand-over/view.ts';
import { take } from '../kit.ts';
import { kit } from '../own-kit.ts';
import details from '../details/room.ts';
import files from '../files/room.ts';
import list from '../list/room.ts';
import live from '../live/room.ts';
import { lookOf } from '../look.ts';
import { messengerOf, type Messenger } from '../messenger.ts';
import { storageOf } from '../storage.ts';
import type { WholeModel } from '../model.ts';
import { soundPart } from '../sound.ts';
import type { Room, Shell } from '../room.ts';
import bringFont from '../font.ts';
import heroOf from '../shade.ts';
import type { PublicStyle } from '../../public-settings.ts';
import type { PreviewInput, PreviewOutput } from './messages.ts';
import { SCENES } from './scenes.ts';
import { previewTransport } from './transport.ts';

/** The setting that a part of the messenger shows, by the part's selector: the innermost that was clicked counts. */
const FIELDS = [
  ['.badge, .launcher', 'messenger.style.launcher.icon'],
  ['.logo, .site', 'messenger.style.logo'],
  ['.faces, .face', 'messenger.style.agents'],
  ['.subtitle', 'messenger.style.subtitle'],
  ['.hero h1', 'messenger.style.title'],
  ['.intro', 'messenger.content.greeting'],
  ['.start .line, .top .line', 'messenger.hours.rows'],
  ['.card', 'messenger.content.widgets'],
  ['.check', 'messenger.visitors.consent'],
  ['.asked h2', 'messenger.visitors.answerFirst'],
  ['.field', 'messenger.visitors.require.email'],
  ['.own .bubble', 'messenger.style.colours.visitorBubble'],
  ['.primary, .send', 'messenger.style.colours.primary'],
  ['.hero', 'messenger.style.header.kind'],
] as const;

let shown: { readonly host: HTMLElement; readonly drawn: string } | undefined;
let fontSheet: HTMLLinkElement | undefined;

/** Brings a font of the owner's, and takes away the one of before. */
const takeFont = ({ font }: PublicStyle): void => {
  const stylesheet = font.kind === 'hosted' ? font.stylesheet : '';
  if (fontSheet?.getAttribute('href') === stylesheet) return;
  fontSheet?.remove();
  fontSheet = bringFont(stylesheet);
};

/** The setting of what was clicked. */
const fieldOf = (target: Element, bot: string): string | undefined => {
  const author = target.closest('.message.other')?.querySelector('.by bdi');
  if (author?.textContent === bot) return `messenger.style.bot.${target.closest('.face') ? 'image' : 'name'}`;
  return FIELDS.find(([selector]) => target.closest(selector) !== null)?.[1];
};

/** Both rooms as they are, so that each state can be shown; the conversations are nowhere, and nothing is handed over. */
const roomIn = (shell: Shell, now: () => number): Room => {
  take(kit);
  const chat = chatIn(shell, { teamFirst: () => Promise.resolve(undefined) }, (name) =>
    Promise.resolve(parts[name]),
  );
  const parts: Parts = {
    live: live(kit, chat, previewTransport(now)),
    list: list(kit, chat),
    files: files(kit, chat),
    details: details(kit, chat),
    sound: soundPart(),
    context: { read: () => Promise.resolve({}) },
  };
  Object.assign(chat.parts, parts);
  const room = roomOf(chat);
  return {
    ...room,
    css: [room.css, parts.live.css, parts.list.css, parts.files.css, parts.details.css, handOverCss].join(''),
    view: (screen) =>
      screen === 'handOver'
        ? handOver(shell.model as WholeModel, shell.actions, () => undefined)
        : room.view(screen),
  };
};

/** Draws all anew: settings change everything, and a preview has nothing to lose. */
const draw = async (
  { settings, launcher, scene }: PreviewInput,
  say: (output: PreviewOutput) => void,
): Promise<void> => {
  const drawn = JSON.stringify([settings, launcher, scene]);
  if (shown?.drawn === drawn) return say({ t: 'drawn' });
  shown?.host.remove();
  const speech = wordsFor(scene.locale);
  document.documentElement.lang = scene.locale;
  document.documentElement.dir = speech.direction;
  const [host, shadow, button] = drawLauncher(launcher.split('|'));
  button.className = 'launcher';
  shown = { host, drawn };
  const messenger: Messenger = messengerOf({
    shadow,
    settings,
    speech,
    texts: localized(settings, [scene.locale]),
    storage: storageOf('preview'),
    details:
      scene.visitor === 'known' ? { email: 'jo@example.com', firstName: 'Jo', lastName: 'Rivera' } : {},
    isSignedIn: () => false,
    room: (shell) => Promise.resolve(roomIn(shell, () => scene.now)),
    allWords: () => Promise.resolve(),
    now: () => scene.now,
    opened: () => (button.ariaExpanded = 'true'),
    closed: () => (button.ariaExpanded = 'false'),
    button,
    nameLauncher: () => undefined,
    emit: () => undefined,
  });
  takeFont(settings.style);
  messenger.panel.style(
    lookOf(settings.style, settings.style.header.kind === 'colour' ? '' : heroOf(settings.style.header)),
  );
  button.onclick = () => (messenger.panel.isOpen ? messenger.close() : messenger.open());
  document.documentElement.append(host);
  if (scene.name !== 'launcher') {
    await messenger.bring();
    messenger.panel.open();
    button.ariaExpanded = 'true';
    const { [scene.name]: make } = SCENES;
    messenger.set({ ...make(scene.now) });
  }
  shadow.addEventListener('click', (event) => {
    const field = fieldOf(event.target as Element, settings.style.bot.name);
    if (field) say({ t: 'pick', field });
  });
  say({ t: 'drawn' });
};

// Its parent is where somebody writes: the preview takes the focus from no field there, and browsers scroll all of the
// settings' screen to what has it. A dialog takes it when it opens, so here it only opens; what moves the focus by itself
// does so only where somebody is in the preview.
if (origin === 'null') {
  for (const name of ['show', 'showModal'] as const)
    HTMLDialogElement.prototype[name] = function open(this: HTMLDialogElement) {
      this.open = true;
    };
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = function within(this: HTMLElement, options?: FocusOptions) {
    if (document.hasFocus()) focus.call(this, options);
  };
}

if (origin === 'null')
  addEventListener('message', function listen({ source, origin: from, ports: [port] }) {
    // A sandbox makes `origin` opaque; `location.origin` is that of the address all the same.
    if (source !== parent || from !== location.origin || port === undefined) return;
    // Once: a port that comes later is not heard.
    removeEventListener('message', listen);
    const say = (output: PreviewOutput): void => port.postMessage(output);
    port.onmessage = ({ data }) => void draw(data as PreviewInput, say);
    say({ t: 'ready' });
  });
