import { MESSENGER_TABS, isAtOrBelow, type MessengerTab as TabName } from '@talk-suite/core/settings';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { EditedPage } from '../editing/edited-page.tsx';
import { useEditing } from '../editing/use-editing.ts';
import { sectionOf } from '../fields/description.ts';
import { focusWhenDrawn } from '../focus-when-drawn.ts';
import { MessengerTab } from '../messenger/messenger-tab.tsx';
import { Preview } from '../messenger/preview.tsx';
import { TabList } from '../messenger/tab-list.tsx';
import type { MessengerScreen as Screen } from '../messenger/screen.ts';
import { pageTitle } from '../page-title.ts';
import { ResetScreen } from '../reset/reset-button.tsx';
import { t } from '../t.ts';
import { withSettings, type ScreenProps } from '../with-settings.tsx';
import '../messenger/messenger.css';

export const meta = pageTitle('shopify.messenger.title');

/** The tab that a field is on; the switch for all of the messenger is on the first. */
const tabOf = (path: string): TabName =>
  MESSENGER_TABS.find((tab) => isAtOrBelow(path, `messenger.${tab}`)) ?? 'style';

/** What of a tab's paths the tab shows errors of itself. */
const shownOn = (tab: TabName): readonly string[] =>
  tab === 'style' ? ['messenger.style', 'messenger.mode'] : [`messenger.${tab}`];

const CONTROLS =
  's-text-field, s-text-area, s-number-field, s-select, s-switch, s-checkbox, s-choice-list, s-color-field, s-date-field, s-button';

const MessengerScreen = ({ envelope, shop, store }: ScreenProps) => {
  const editor = useEditing(envelope);
  const [parameters] = useSearchParams();
  const asked = MESSENGER_TABS.find((each) => each === parameters.get('tab'));
  const [tab, setTab] = useState<TabName>('style');
  // Not at once: the server knows other time zones than the browser, and another now.
  useEffect(() => {
    if (asked) setTab(asked);
  }, [asked]);
  const content = useRef<HTMLDivElement>(null);
  const [wanted, lead] = useState<{ readonly path: string } | null>(null);
  const { errors, refusals, draft } = editor.state;

  const leadTo = (path: string): void => {
    setTab(tabOf(path));
    lead({ path });
  };
  // After the tab is drawn: the field itself, or the one that what was meant is in.
  useEffect(() => {
    if (wanted === null) return;
    const fields = [...(content.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
    const field = fields.find(
      ({ dataset }) =>
        isAtOrBelow(wanted.path, dataset['field']!) || isAtOrBelow(dataset['field']!, wanted.path),
    );
    field?.scrollIntoView({ block: 'center' });
    const control = field?.querySelector<HTMLElement>(CONTROLS);
    if (control) focusWhenDrawn(control);
  }, [wanted]);
  // A refused save leads to the first field that is wrong.
  const first = errors.find(({ field }) => field.startsWith('messenger.'))?.field;
  const led = useRef(0);
  useEffect(() => {
    if (refusals === led.current || first === undefined) return;
    led.current = refusals;
    leadTo(first);
  }, [refusals, first]);

  const screen: Screen = {
    editor,
    store,
    shop,
    service: draft.settings.connection?.service ?? 'ortto',
    leadTo,
  };
  const tabs = MESSENGER_TABS.map((id) => ({
    id,
    title: t(sectionOf(id).title),
    wrong: errors.some(({ field }) => field.startsWith('messenger.') && tabOf(field) === id),
  }));
  return (
    <EditedPage heading={t('shopify.messenger.title')} editor={editor} shown={shownOn(tab)}>
      <TabList
        label={t('shopify.messenger.title')}
        tabs={tabs}
        current={tab}
        onChange={setTab}
        wrong={t('shopify.messenger.wrong')}
      />
      <div className="talk-messenger">
        <div ref={content} id="talk-tab-panel" role="tabpanel" aria-labelledby={`talk-tab-${tab}`}>
          <MessengerTab section={sectionOf(tab)} screen={screen} />
          <ResetScreen
            key={tab}
            label={t('screens.reset.tab')}
            title={t(sectionOf(tab).title)}
            sections={[sectionOf(tab)]}
            own={[]}
            editor={editor}
          />
        </div>
        <Preview key={tab} screen={screen} tab={tab} />
      </div>
    </EditedPage>
  );
};

export default withSettings(MessengerScreen);
