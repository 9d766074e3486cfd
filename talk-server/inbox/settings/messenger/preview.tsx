import {
  instantWhen,
  previewInput,
  type PreviewInput,
  type PreviewOutput,
} from '@talk-suite/core/screens/messenger';
import type { MessengerTab, PublicHost, Settings } from '@talk-suite/core/settings';
import { useEffect, useMemo, useRef, useState } from 'react';
import { base } from '../../data/api.ts';
import { language } from '../../texts/index.ts';
import { Choice } from './inputs.tsx';
import { w } from './words.ts';

const SWITCHES = [
  ['screen', ['home', 'form', 'thread', 'launcher']],
  ['visitor', ['unknown', 'known']],
  ['team', ['now', 'online', 'away']],
  ['scheme', ['auto', 'light', 'dark']],
] as const;
type View = { readonly [Name in (typeof SWITCHES)[number][0]]: string };

/** Milliseconds that the preview may take to be there, before that is said. */
const PATIENCE = 15_000;

/** The frame: its origin is opaque, and what is in it reaches nothing of this page. It is sent one port. */
const useFrame = (input: PreviewInput, onPick: (field: string) => void) => {
  const port = useRef<MessagePort | null>(null);
  const [state, setState] = useState<'waiting' | 'ready' | 'failed'>('waiting');
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    const timer = setTimeout(() => setState((now) => (now === 'waiting' ? 'failed' : now)), PATIENCE);
    return () => {
      clearTimeout(timer);
      port.current?.close();
    };
  }, []);
  useEffect(() => {
    if (state !== 'ready') return undefined;
    const frame = requestAnimationFrame(() => port.current?.postMessage(input));
    return () => cancelAnimationFrame(frame);
  }, [state, input]);
  const connect = (frame: HTMLIFrameElement): void => {
    const channel = new MessageChannel();
    port.current?.close();
    port.current = channel.port1;
    channel.port1.addEventListener('message', ({ data }: MessageEvent<PreviewOutput>) => {
      if (data.t === 'ready') setState('ready');
      if (data.t === 'pick') pick.current(data.field);
    });
    channel.port1.start();
    setState((now) => (now === 'ready' ? 'waiting' : now));
    // Its origin is opaque: no address names it.
    frame.contentWindow?.postMessage('port', '*', [channel.port2]);
  };
  return { state, connect };
};

interface PreviewProps {
  readonly settings: Settings;
  readonly host: PublicHost;
  readonly tab: MessengerTab;
  readonly leadTo: (path: string) => void;
}

/** The messenger itself, as it will be with the settings on the screen. */
export const Preview = ({ settings, host, tab, leadTo }: PreviewProps) => {
  const [view, setView] = useState<View>({
    screen: tab === 'visitors' ? 'form' : 'home',
    visitor: 'unknown',
    team: 'now',
    scheme: 'auto',
  });
  const [opened] = useState(Date.now);
  const input = useMemo(() => {
    const { screen, visitor, team, scheme } = view;
    return previewInput(settings, host, {
      name: screen === 'home' && visitor === 'known' ? 'home-returning' : screen,
      visitor: visitor as 'known' | 'unknown',
      now: team === 'now' ? opened : instantWhen(settings, host, team === 'online', opened),
      locale: language,
      dark: scheme === 'auto' ? null : scheme === 'dark',
    });
  }, [settings, host, view, opened]);
  const { state, connect } = useFrame(input, leadTo);
  return (
    <aside className="preview" aria-label={w('screens.messenger.preview')}>
      <div className="columns">
        {SWITCHES.map(([name, values]) => (
          <Choice
            key={name}
            label={w(`screens.messenger.preview.${name}`)}
            value={view[name]}
            options={values.map(
              (value) =>
                [value, w(`screens.messenger.preview.${name}.${value}` as Parameters<typeof w>[0])] as const,
            )}
            onChange={(value) => setView({ ...view, [name]: value })}
          />
        ))}
      </div>
      {state === 'failed' && (
        <p className="error" role="alert">
          {w('screens.messenger.preview.failed')}
        </p>
      )}
      <iframe
        title={w('screens.messenger.preview.frame')}
        sandbox="allow-scripts"
        src={`${base}/preview/preview.html`}
        onLoad={({ currentTarget }) => connect(currentTarget)}
      />
      <p className="hint">{w('screens.messenger.preview.hint')}</p>
    </aside>
  );
};
