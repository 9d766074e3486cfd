import { afterEach, expect, test } from '@jest/globals';
import { defaultSettings } from '../../settings/index.ts';
import { firstView, viewInput, type PreviewInput } from './index.ts';
import { previewFrame, type PreviewState } from './preview-frame.ts';

const host = { siteName: 'Acme', language: 'en', zone: 'UTC' };
const inputOf = (language: string): PreviewInput =>
  viewInput(defaultSettings(), host, { ...firstView('style', host), language }, 0);

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

/** What happens, in its order: `next` waits for it. */
const events = <Event>() => {
  const [happened, wanted]: [Event[], ((event: Event) => void)[]] = [[], []];
  return {
    add: (event: Event): void => {
      const ask = wanted.shift();
      if (ask) ask(event);
      else happened.push(event);
    },
    next: (): Promise<Event> =>
      happened.length > 0 ? Promise.resolve(happened.shift()!) : new Promise((ask) => wanted.push(ask)),
  };
};

/** A frame's window, and the preview in it: a port that says what it is sent. */
const previewWindow = () => {
  const sent = events<PreviewInput>();
  const origins: string[] = [];
  let port: MessagePort | undefined;
  return {
    sent,
    origins,
    say: (output: object) => port?.postMessage(output),
    postMessage: (_: unknown, origin: string, [own]: MessagePort[]) => {
      origins.push(origin);
      port = own!;
      port.addEventListener('message', ({ data }) => sent.add(data as PreviewInput));
      port.start();
      ends.push(() => own!.close());
    },
  };
};

const watched = (patience?: number) => {
  const [states, picked] = [events<PreviewState>(), events<string>()];
  const frame = previewFrame({ onState: states.add, onPick: picked.add }, patience);
  ends.push(frame.start());
  return { frame, states, picked };
};

test('a preview that says that it is there is sent what was to be shown, and then each change', async () => {
  const { frame, states } = watched();
  const preview = previewWindow();
  frame.show(inputOf('en'));
  frame.connect(preview);
  preview.say({ t: 'ready' });
  expect(await states.next()).toBe('ready');
  expect(await preview.sent.next()).toEqual(inputOf('en'));
  frame.show(inputOf('de'));
  expect(await preview.sent.next()).toEqual(inputOf('de'));
  // An opaque origin has no address.
  expect(preview.origins).toEqual(['*']);
});

test('of changes within one frame of the screen the last is shown', async () => {
  const { frame, states } = watched();
  const preview = previewWindow();
  frame.show(inputOf('en'));
  frame.connect(preview);
  preview.say({ t: 'ready' });
  await states.next();
  for (const language of ['de', 'es', 'ar']) frame.show(inputOf(language));
  expect(await preview.sent.next()).toEqual(inputOf('ar'));
});

test('a click in the preview names the field that it belongs to', async () => {
  const { frame, picked } = watched();
  const preview = previewWindow();
  frame.connect(preview);
  preview.say({ t: 'pick', field: 'messenger.style.title' });
  expect(await picked.next()).toBe('messenger.style.title');
});

test('a preview that never says that it is there has failed, until it does', async () => {
  const { frame, states } = watched(1);
  const preview = previewWindow();
  frame.connect(preview);
  expect(await states.next()).toBe('failed');
  preview.say({ t: 'ready' });
  expect(await states.next()).toBe('ready');
});

test('a frame that loads its page again is waited for again, and sent what was shown last', async () => {
  const { frame, states } = watched();
  const [first, second] = [previewWindow(), previewWindow()];
  frame.show(inputOf('en'));
  frame.connect(first);
  first.say({ t: 'ready' });
  expect(await states.next()).toBe('ready');
  await first.sent.next();
  frame.connect(second);
  expect(await states.next()).toBe('waiting');
  second.say({ t: 'ready' });
  expect(await states.next()).toBe('ready');
  expect(await second.sent.next()).toEqual(inputOf('en'));
});
