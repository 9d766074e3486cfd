import { Button } from '@wordpress/components';
import * as React from 'react';
import { useId } from 'react';
import type { TextKey } from '../page/data.ts';
import { t } from '../page/t.ts';
import type { Override } from './override.ts';
import { panelSlot } from './panel-slot.ts';
import { SiteNotice } from './site-notice.tsx';
import { Summary } from './summary.tsx';
import { type Inherited, useInherited } from './use-inherited.ts';
import { usePageMeta } from './use-page-meta.ts';

const CHOICES: readonly { value: Override; label: TextKey }[] = [
  { value: 'inherit', label: 'editor.inherit' },
  { value: 'show', label: 'editor.show' },
  { value: 'hide', label: 'editor.hide' },
];

/** What the page shows without a choice of its own, and by what. */
const Meaning = ({ inherited }: { readonly inherited: Inherited }) => {
  if (inherited.phase !== 'ready') return <>{t(`editor.inherit.${inherited.phase}`)}</>;
  const { decision, reason, link } = inherited;
  // The notice above says it.
  if (decision?.because.by === 'site') return null;
  return (
    <>
      {reason} {link && <a href={link}>{t('editor.inherit.change')}</a>}
    </>
  );
};

/** Talk on this page: show, hide, or as the site says, and what the site says. */
export const Panel = () => {
  const { postId, override, setOverride } = usePageMeta();
  const { inherited, retry } = useInherited(override === null ? null : postId);
  const id = useId();
  const Slot = panelSlot();
  if (!Slot || override === null) return null;
  return (
    <>
      <Summary inherited={inherited} override={override} />
      <Slot name="talk-messenger" title={t('editor.title')} className="talk-editor">
        <SiteNotice inherited={inherited} />
        <fieldset className="talk-editor__choices">
          <legend className="screen-reader-text">{t('editor.label')}</legend>
          {CHOICES.map(({ value, label }) => (
            <div className="talk-editor__choice" key={value}>
              <input
                type="radio"
                id={`${id}-${value}`}
                name={id}
                value={value}
                checked={override === value}
                aria-describedby={value === 'inherit' ? `${id}-meaning` : undefined}
                onChange={() => setOverride(value)}
              />
              <div>
                <label htmlFor={`${id}-${value}`}>{t(label)}</label>
                {value === override && value !== 'inherit' && (
                  <p className="talk-editor__meaning">{t('editor.wins')}</p>
                )}
                {value === 'inherit' && (
                  <p className="talk-editor__meaning" id={`${id}-meaning`} aria-live="polite">
                    <Meaning inherited={inherited} />
                  </p>
                )}
              </div>
            </div>
          ))}
        </fieldset>
        {inherited.phase === 'failed' && (
          <Button variant="link" onClick={retry}>
            {t('editor.inherit.retry')}
          </Button>
        )}
      </Slot>
    </>
  );
};
