import { ORTTO } from '@talk-suite/core/screens';
import { designOf, DESIGNS, inDesign, swatchOf } from '@talk-suite/core/screens/messenger';
import {
  shownFields,
  type MessengerTab as TabName,
  type SectionDescription,
} from '@talk-suite/core/settings';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../page/t.ts';
import { fieldFor, textFor } from '../service-words.ts';
import { MessengerField } from './messenger-field.tsx';
import type { MessengerScreen } from './messenger-screen.ts';
import { Preview } from './preview.tsx';

interface Props {
  readonly section: SectionDescription;
  readonly screen: MessengerScreen;
}

const Designs = ({ screen }: { readonly screen: MessengerScreen }) => {
  const { style } = screen.settings.messenger;
  const chosen = designOf(style);
  return (
    <div className="talk-field">
      <span className="talk-field__label">{t('screens.messenger.designs')}</span>
      <div className="talk-designs">
        {DESIGNS.map((design) => {
          const [header, primary] = swatchOf(design);
          return (
            <button
              key={design}
              type="button"
              className="talk-designs__design"
              aria-pressed={design === chosen}
              onClick={() => screen.edit('messenger.style', inDesign(style, design))}
            >
              <span style={{ background: header }} aria-hidden>
                <i style={{ background: primary }} />
              </span>
              {t(`screens.messenger.design.${design}`)}
            </button>
          );
        })}
      </div>
      <span className="talk-help">{t('screens.messenger.designs.help')}</span>
    </div>
  );
};

/** What lives in Ortto, with the way there, and a reminder that can be ticked off. */
const OrttoNote = ({ id, screen }: { readonly id: TabName; readonly screen: MessengerScreen }) => {
  const { reminded } = screen.settings.messenger;
  const done = reminded.includes(id);
  return (
    <div className="talk-field talk-ortto">
      <p>{t('screens.messenger.hosted.lead')}</p>
      <p>
        <a href={ORTTO} target="_blank" rel="noreferrer">
          {t('screens.messenger.hosted.link')}
        </a>
        <label>
          <input
            type="checkbox"
            checked={done}
            onChange={() =>
              screen.edit(
                'messenger.reminded',
                done ? reminded.filter((tab) => tab !== id) : [...reminded, id],
              )
            }
          />
          {t('screens.messenger.hosted.remind')}
        </label>
      </p>
    </div>
  );
};

/** One of the messenger's tabs: its fields, and next to them the messenger itself. */
export const MessengerTab = ({ section, screen }: Props) => {
  const id = section.id as TabName;
  const { connection, messenger } = screen.settings;
  const isOff = messenger.mode === 'off';
  return (
    <div className="talk-messenger">
      <div className="talk-card talk-messenger__fields">
        {isOff && id !== 'style' && (
          <p className="talk-card__note">
            {t(textFor('screens.messenger.isOff', connection))}{' '}
            <Button variant="link" onClick={() => screen.leadTo(['messenger.mode'])}>
              {t(textFor('screens.messenger.turnOn', connection))}
            </Button>
          </p>
        )}
        {screen.service === 'ortto' && <OrttoNote id={id} screen={screen} />}
        {shownFields(section.fields, 'wordpress', screen.settings).map((field, at) => (
          <React.Fragment key={field.path}>
            <MessengerField field={fieldFor(field, connection)} screen={screen} />
            {id === 'style' && at === 0 && <Designs screen={screen} />}
          </React.Fragment>
        ))}
      </div>
      <Preview screen={screen} tab={id} />
    </div>
  );
};
