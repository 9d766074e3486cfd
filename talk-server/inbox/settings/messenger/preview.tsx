import {
  firstView,
  PREVIEW_SWITCHES,
  previewHook,
  previewLanguages,
  viewInput,
} from '@talk-suite/core/screens/messenger';
import type { MessengerTab, PublicHost, Settings } from '@talk-suite/core/settings';
import { useEffect, useMemo, useRef, useState } from 'react';
import { base } from '../../data/api.ts';
import { Choice } from '../../parts/choice.tsx';
import { ErrorText } from '../../parts/form.tsx';
import { language } from '../../texts/index.ts';
import { w } from './words.ts';

interface PreviewProps {
  readonly settings: Settings;
  readonly host: PublicHost;
  readonly tab: MessengerTab;
  readonly leadTo: (path: string) => void;
}

const usePreviewFrame = previewHook({ useEffect, useRef, useState });

/** The messenger itself, as it will be with the settings on the screen. */
export const Preview = ({ settings, host, tab, leadTo }: PreviewProps) => {
  const [view, setView] = useState(() => firstView(tab, { ...host, language }));
  const [opened] = useState(Date.now);
  const input = useMemo(() => viewInput(settings, host, view, opened), [settings, host, view, opened]);
  const { state, connect } = usePreviewFrame(input, leadTo);
  return (
    <aside className="preview" aria-label={w('screens.messenger.preview')}>
      <div className="columns narrow">
        {PREVIEW_SWITCHES.map(([name, values]) => (
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
        <Choice
          label={w('screens.messenger.preview.language')}
          value={view.language}
          options={previewLanguages(settings, { ...host, language }).map((each) => [each, each] as const)}
          onChange={(chosen) => setView({ ...view, language: chosen })}
        />
      </div>
      {state === 'failed' && <ErrorText>{w('screens.messenger.preview.failed')}</ErrorText>}
      <iframe
        data-device={view.device}
        title={w('screens.messenger.preview.frame')}
        sandbox="allow-scripts"
        src={`${base}/preview/preview.html`}
        onLoad={({ currentTarget }) => connect(currentTarget.contentWindow)}
      />
      <p className="hint">{w('screens.messenger.preview.hint')}</p>
    </aside>
  );
};
