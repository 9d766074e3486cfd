/* oxlint-disable unicorn/prefer-add-event-listener -- properties take fewer bytes */
// The live preview: browser entry, for a sandboxed frame. The real messenger with canned conversations. It does nothing
// unless its own origin is opaque, and listens to nobody but the one port that its parent sends.
import { wordsFor } from '../../words/index.ts';
import { drawLauncher } from '../draw-launcher.ts';
import { lookOf } from '../look.ts';
import { Messenger } from '../messenger.ts';
import { Storage } from '../storage.ts';
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
  ['.field', 'messenger.visitors.require.email'],
  ['.own .bubble', 'messenger.style.colours.visitorBubble'],
  ['.primary, .send', 'messenger.style.colours.primary'],
  ['.hero', 'messenger.style.header.kind'],
] as const;

let shown: { readonly host: HTMLElement; readonly drawn: string } | undefined;

/** Draws all anew: settings change everything, and a preview has nothing to lose. */
const draw = ({ settings, launcher, scene }: PreviewInput, say: (output: PreviewOutput) => void): void => {
  const drawn = JSON.stringify([settings, launcher, scene]);
  if (shown?.drawn === drawn) return say({ t: 'drawn' });
  shown?.host.remove();
  const speech = wordsFor(scene.locale);
  document.documentElement.lang = scene.locale;
  document.documentElement.dir = speech.direction;
  const [host, shadow, button] = drawLauncher(launcher.split('|'));
  button.className = 'launcher';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(lookOf(settings.style));
  const messenger: Messenger = new Messenger({
    shadow,
    settings,
    speech,
    languages: [scene.locale],
    storage: new Storage('preview'),
    details:
      scene.visitor === 'known' ? { email: 'jo@example.com', firstName: 'Jo', lastName: 'Rivera' } : {},
    transport: () => Promise.resolve(previewTransport(() => scene.now)),
    now: () => scene.now,
    opened: () => (button.ariaExpanded = 'true'),
    closed: () => (button.ariaExpanded = 'false'),
    unread: () => undefined,
    handedOver: () => undefined,
  });
  shadow.adoptedStyleSheets.push(sheet, messenger.panel.sheet);
  button.onclick = () => (messenger.panel.isOpen ? messenger.close() : messenger.open());
  document.documentElement.append(host);
  shown = { host, drawn };
  if (scene.name !== 'launcher') {
    messenger.panel.open();
    button.ariaExpanded = 'true';
    const { [scene.name]: make } = SCENES;
    messenger.set({ ...make(scene.now) });
  }
  shadow.addEventListener('click', (event) => {
    const [, field] = FIELDS.find(([selector]) => (event.target as Element).closest(selector) !== null) ?? [];
    if (field) say({ t: 'pick', field });
  });
  say({ t: 'drawn' });
};

if (origin === 'null')
  addEventListener('message', function listen({ source, ports: [port] }) {
    if (source !== parent || port === undefined) return;
    // Once: whoever else sends a port later is not heard.
    removeEventListener('message', listen);
    const say = (output: PreviewOutput): void => port.postMessage(output);
    port.onmessage = ({ data }) => draw(data as PreviewInput, say);
    say({ t: 'ready' });
  });
