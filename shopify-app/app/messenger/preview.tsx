import { languageName } from '@talk-suite/core/screens';
import {
  firstView,
  PREVIEW_SWITCHES,
  previewHook,
  previewLanguages,
  viewInput,
} from '@talk-suite/core/screens/messenger';
import type { MessengerTab } from '@talk-suite/core/settings';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { TextKey } from '../../texts/index.ts';
import { words } from '../language/words.ts';
import { t } from '../t.ts';
import { ChoiceInput } from './inputs.tsx';
import type { MessengerScreen } from './screen.ts';

const usePreviewFrame = previewHook({ useEffect, useRef, useState });

/** The messenger itself, as it will be with the settings on the screen. */
export const Preview = ({
  screen,
  tab,
}: {
  readonly screen: MessengerScreen;
  readonly tab: MessengerTab;
}) => {
  const { editor, store, shop, leadTo } = screen;
  const { settings } = editor.state.draft;
  const [view, setView] = useState(() => firstView(tab, store));
  const [opened] = useState(() => Date.now());
  const input = useMemo(() => viewInput(settings, store, view, opened), [settings, store, view, opened]);
  const { state, connect } = usePreviewFrame(input, leadTo);
  // The page comes from the server with its address in it, and may have loaded before React heard of it.
  const [address, setAddress] = useState<string>();
  useEffect(() => setAddress(`/preview/preview.html?shop=${shop}`), [shop]);
  return (
    <aside className="talk-preview" aria-label={t('screens.messenger.preview')}>
      <s-section heading={t('screens.messenger.preview')}>
        <div className="talk-preview__switches">
          {PREVIEW_SWITCHES.map(([name, values]) => (
            <ChoiceInput
              key={name}
              label={t(`screens.messenger.preview.${name}`)}
              value={view[name] as string}
              options={values.map(
                (value) => [value, t(`screens.messenger.preview.${name}.${value}` as TextKey)] as const,
              )}
              onChange={(value) => setView({ ...view, [name]: value })}
            />
          ))}
          <ChoiceInput
            label={t('screens.messenger.preview.language')}
            value={view.language}
            options={previewLanguages(settings, store).map(
              (language) => [language, languageName(language, words().language)] as const,
            )}
            onChange={(language) => setView({ ...view, language })}
          />
        </div>
        {state === 'failed' && <s-banner tone="critical">{t('screens.messenger.preview.failed')}</s-banner>}
        {address !== undefined && (
          <iframe
            className={`talk-preview__frame talk-preview__frame--${view.device}`}
            title={t('screens.messenger.preview.frame')}
            sandbox="allow-scripts"
            src={address}
            onLoad={({ currentTarget }) => connect(currentTarget.contentWindow)}
          />
        )}
        <s-text color="subdued">{t('screens.messenger.preview.hint')}</s-text>
      </s-section>
    </aside>
  );
};
