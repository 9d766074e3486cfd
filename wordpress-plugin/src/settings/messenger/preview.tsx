import {
  instantWhen,
  previewInput,
  type PreviewInput,
  type PreviewOutput,
} from '@talk-suite/core/screens/messenger';
import type { MessengerTab } from '@talk-suite/core/settings';
import * as React from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { pageData } from '../../page/data.ts';
import { t } from '../../page/t.ts';
import { ChoiceInput } from './inputs.tsx';
import type { MessengerScreen } from './messenger-tab.tsx';

interface View {
  readonly screen: 'home' | 'form' | 'thread' | 'launcher';
  readonly visitor: 'unknown' | 'known';
  readonly team: 'now' | 'online' | 'away';
  readonly device: 'desktop' | 'phone';
  readonly scheme: 'auto' | 'light' | 'dark';
  readonly language: string;
}

/** What a tab is mostly about. */
const FIRST: Readonly<Record<MessengerTab, View['screen']>> = {
  style: 'home',
  content: 'home',
  visitors: 'form',
  hours: 'home',
};

const SWITCHES = [
  ['screen', ['home', 'form', 'thread', 'launcher']],
  ['visitor', ['unknown', 'known']],
  ['team', ['now', 'online', 'away']],
  ['device', ['desktop', 'phone']],
  ['scheme', ['auto', 'light', 'dark']],
] as const;

const sceneOf = ({ screen, visitor }: View) =>
  screen === 'home' && visitor === 'known' ? ('home-returning' as const) : screen;

/** How long the preview may take to be there, in milliseconds, before that is said. */
const PATIENCE = 15_000;

/**
 * The frame: sandboxed, so that its origin is opaque and what is in it reaches nothing of this page. It is sent one
 * port, and through it the settings, once a frame of the screen at most.
 */
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

/** The messenger itself, as it will be with the settings on the screen. */
export const Preview = ({
  screen,
  tab,
}: {
  readonly screen: MessengerScreen;
  readonly tab: MessengerTab;
}) => {
  const { settings, host, leadTo } = screen;
  const [view, setView] = useState<View>({
    screen: FIRST[tab],
    visitor: 'unknown',
    team: 'now',
    device: 'desktop',
    scheme: 'auto',
    language: host.language || 'en',
  });
  const [opened] = useState(() => Date.now());
  const input = useMemo(
    () =>
      previewInput(settings, host, {
        name: sceneOf(view),
        visitor: view.visitor,
        now: view.team === 'now' ? opened : instantWhen(settings, host, view.team === 'online', opened),
        locale: view.language,
        dark: view.scheme === 'auto' ? null : view.scheme === 'dark',
      }),
    [settings, host, view, opened],
  );
  const { state, connect } = useFrame(input, (field) => leadTo([field]));
  const languages = [
    ...new Set([
      host.language || 'en',
      ...settings.messenger.content.locales.map(({ locale }) => locale),
      'ar',
    ]),
  ].filter((language) => language !== '');
  return (
    <aside className="talk-preview" aria-label={t('screens.messenger.preview')}>
      <div className="talk-preview__switches">
        {SWITCHES.map(([name, values]) => (
          <ChoiceInput
            key={name}
            label={t(`screens.messenger.preview.${name}`)}
            value={view[name]}
            options={values.map(
              (value) =>
                [value, t(`screens.messenger.preview.${name}.${value}` as Parameters<typeof t>[0])] as const,
            )}
            onChange={(value) => setView({ ...view, [name]: value })}
          />
        ))}
        <ChoiceInput
          label={t('screens.messenger.preview.language')}
          value={view.language}
          options={languages.map((language) => [language, language] as const)}
          onChange={(language) => setView({ ...view, language })}
        />
      </div>
      {state === 'failed' && (
        <p className="talk-error" role="alert">
          {t('screens.messenger.preview.failed')}
        </p>
      )}
      <iframe
        className={`talk-preview__frame talk-preview__frame--${view.device}`}
        title={t('screens.messenger.preview.frame')}
        sandbox="allow-scripts"
        src={pageData().preview ?? undefined}
        onLoad={({ currentTarget }) => connect(currentTarget)}
      />
      <p className="talk-help">{t('screens.messenger.preview.hint')}</p>
    </aside>
  );
};
