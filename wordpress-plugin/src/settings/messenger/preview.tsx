import { languageName } from '@talk-suite/core/screens';
import {
  firstView,
  PREVIEW_SWITCHES,
  previewHook,
  previewLanguages,
  viewInput,
} from '@talk-suite/core/screens/messenger';
import type { MessengerTab } from '@talk-suite/core/settings';
import * as React from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { pageData } from '../../page/data.ts';
import { t } from '../../page/t.ts';
import { ChoiceInput } from './inputs.tsx';
import type { MessengerScreen } from './messenger-screen.ts';

const usePreviewFrame = previewHook({ useEffect, useRef, useState });

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
  const { state, connect } = usePreviewFrame(input, (field) => leadTo([field]));
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
          options={previewLanguages(settings, host).map(
            (language) => [language, languageName(language, pageData().locale ?? 'en')] as const,
          )}
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
        onLoad={({ currentTarget }) => connect(currentTarget.contentWindow)}
      />
      <p className="talk-help">{t('screens.messenger.preview.hint')}</p>
    </aside>
  );
};
