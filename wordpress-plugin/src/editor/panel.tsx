import { Button } from '@wordpress/components';
import * as React from 'react';
import { useId } from 'react';
import type { TextKey } from '../page/data.ts';
import { t } from '../page/t.ts';
import type { Override } from './override.ts';
import { panelSlot } from './panel-slot.ts';
import { SiteNotice } from './site-notice.tsx';
import { type Inherited, useInherited } from './use-inherited.ts';
import { usePageMeta } from './use-page-meta.ts';

const CHOICES: readonly { value: Override; label: TextKey }[] = [
  { value: 'inherit', label: 'editor.inherit' },
  { value: 'show', label: 'editor.show' },
  { value: 'hide', label: 'editor.hide' },
];

const meaning = (inherited: Inherited): string => {
  if (inherited.phase !== 'ready') return t(`editor.inherit.${inherited.phase}`);
  if (!inherited.decision) return t('editor.inherit.open');
  const { talk, because } = inherited.decision;
  // The notice above says it.
  if (because.by === 'site') return '';
  return t(`editor.inherit.${talk}.${because.by === 'rule' ? 'rule' : 'default'}`);
};

/** Talk on this page: show, hide, or as the site says, and what the site says. */
export const Panel = () => {
  const { postId, override, setOverride } = usePageMeta();
  const { inherited, retry } = useInherited(override === null ? null : postId);
  const id = useId();
  const Slot = panelSlot();
  if (!Slot || override === null) return null;
  return (
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
              {value === 'inherit' && (
                <p className="talk-editor__meaning" id={`${id}-meaning`} aria-live="polite">
                  {meaning(inherited)}
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
  );
};
