import { ORTTO } from '@talk-suite/core/screens';
import { designOf, DESIGNS, inDesign, swatchOf } from '@talk-suite/core/screens/messenger';
import {
  shownFields,
  type MessengerTab as TabName,
  type SectionDescription,
} from '@talk-suite/core/settings';
import { Fragment } from 'react';
import { fieldFor, textFor } from '../service-words.ts';
import { t } from '../t.ts';
import { MessengerField } from './messenger-field.tsx';
import type { MessengerScreen } from './screen.ts';

interface Props {
  readonly section: SectionDescription;
  readonly screen: MessengerScreen;
}

const Designs = ({ screen: { editor } }: Pick<Props, 'screen'>) => {
  const { style } = editor.state.draft.settings.messenger;
  const chosen = designOf(style);
  return (
    <div className="talk-field" role="group" aria-label={t('screens.messenger.designs')}>
      <s-text type="strong">{t('screens.messenger.designs')}</s-text>
      <div className="talk-designs">
        {DESIGNS.map((design) => {
          const [header, primary] = swatchOf(design);
          return (
            <button
              key={design}
              type="button"
              className="talk-designs__design"
              aria-pressed={design === chosen}
              onClick={() => editor.edit('messenger.style', inDesign(style, design))}
            >
              <span style={{ background: header }} aria-hidden>
                <i style={{ background: primary }} />
              </span>
              {t(`screens.messenger.design.${design}`)}
            </button>
          );
        })}
      </div>
      <s-text color="subdued">{t('screens.messenger.designs.help')}</s-text>
    </div>
  );
};

/** What lives in Ortto, with the way there, and a reminder that can be ticked off. */
const OrttoNote = ({ id, screen: { editor } }: { readonly id: TabName } & Pick<Props, 'screen'>) => {
  const { reminded } = editor.state.draft.settings.messenger;
  const done = reminded.includes(id);
  const tick = (): void =>
    editor.edit('messenger.reminded', done ? reminded.filter((tab) => tab !== id) : [...reminded, id]);
  return (
    <s-box padding="base" border="base" borderRadius="base">
      <s-stack gap="small-200">
        <s-paragraph>{t('screens.messenger.hosted.lead')}</s-paragraph>
        <s-link href={ORTTO} target="_blank">
          {t('screens.messenger.hosted.link')}
        </s-link>
        <s-checkbox label={t('screens.messenger.hosted.remind')} checked={done} onChange={tick} />
      </s-stack>
    </s-box>
  );
};

/** One of the messenger's tabs: its fields in the core's order. */
export const MessengerTab = ({ section, screen }: Props) => {
  const id = section.id as TabName;
  const { settings } = screen.editor.state.draft;
  return (
    <s-section heading={t(section.title)}>
      <s-stack gap="large">
        <s-paragraph>{t(`screens.section.${id}`)}</s-paragraph>
        {settings.installation.source === 'other' && (
          <s-banner tone="info">{t('screens.other.messenger')}</s-banner>
        )}
        {settings.messenger.mode === 'off' && id !== 'style' && (
          <s-banner tone="info">
            {t(textFor('screens.messenger.isOff', settings.connection))}
            <s-button slot="secondary-actions" onClick={() => screen.leadTo('messenger.mode')}>
              {t(textFor('screens.messenger.turnOn', settings.connection))}
            </s-button>
          </s-banner>
        )}
        {screen.service === 'ortto' && <OrttoNote id={id} screen={screen} />}
        {shownFields(section.fields, 'shopify', settings).map((field, at) => (
          <Fragment key={field.path}>
            <MessengerField field={fieldFor(field, settings.connection)} screen={screen} />
            {id === 'style' && at === 0 && <Designs screen={screen} />}
          </Fragment>
        ))}
      </s-stack>
    </s-section>
  );
};
