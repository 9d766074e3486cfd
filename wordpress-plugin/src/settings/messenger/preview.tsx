import {
  firstView,
  PREVIEW_PATIENCE,
  PREVIEW_SWITCHES,
  previewLanguages,
  viewInput,
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
    const timer = setTimeout(() => setState((now) => (now === 'waiting' ? 'failed' : now)), PREVIEW_PATIENCE);
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
  const [view, setView] = useState(() => firstView(tab, host));
  const [opened] = useState(() => Date.now());
  const input = useMemo(() => viewInput(settings, host, view, opened), [settings, host, view, opened]);
  const { state, connect } = useFrame(input, (field) => leadTo([field]));
  return (
    <aside className="talk-preview" aria-label={t('screens.messenger.preview')}>
      <div className="talk-preview__switches">
        {PREVIEW_SWITCHES.map(([name, values]) => (
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
          options={previewLanguages(settings, host).map((language) => [language, language] as const)}
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
