import { changedMeta, policyHeaders } from '@talk-suite/core/screens';
import type { Settings } from '@talk-suite/core/settings';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useRef } from 'react';
import { t } from '../../page/t.ts';
import { Outcome } from '../notices/outcome.tsx';
import { consentEntries, needsChange, serverHeaders, type Judgement } from './judgement.ts';
import { CopyText } from './copy-text.tsx';
import { SnippetView } from './snippet-view.tsx';

interface Props {
  readonly judgement: Judgement;
  /** As they are on the screen, and how the plugin was set when the page was looked at. */
  readonly settings: Settings;
  readonly savedMode: 'off' | 'merge';
  readonly onTurnOn: () => void;
}

const valuesOf = (judgement: Judgement) =>
  ['before', 'after'].map((when) => ({
    when: when as 'before' | 'after',
    headers: when === 'before' ? judgement.seen.headers : judgement.assessment.merged.headers,
  }));

/** What a merge changes in effect, and how much larger the headers get. */
const Difference = ({ judgement }: { judgement: Judgement }) => {
  const { difference, merged } = judgement.assessment;
  return (
    <>
      <table className="talk-difference">
        <tbody>
          {difference.effects.map(({ directive, source, change }) => (
            <tr key={`${directive} ${source}`} className={`is-${change}`}>
              <td>
                <span aria-hidden="true">{change === 'allowed' ? '+' : '−'}</span>
                <span className="screen-reader-text">{t(`security.change.${change}`)}</span>
              </td>
              <td>
                <code dir="ltr">{directive}</code>
              </td>
              <td>{source === null ? t('security.change.anything') : <code dir="ltr">{source}</code>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="talk-help">
        {t('security.change.bytes', {
          before: String(merged.bytes.before),
          after: String(merged.bytes.after),
        })}
      </p>
      <details>
        <summary>{t('security.change.texts')}</summary>
        {valuesOf(judgement).map(({ when, headers }) => (
          <React.Fragment key={when}>
            <p className="talk-help">{t(`security.change.${when}`)}</p>
            {policyHeaders(headers).map(({ name, value }, index) => (
              <code className="talk-code" dir="ltr" key={index}>
                {name}: {value}
              </code>
            ))}
          </React.Fragment>
        ))}
      </details>
    </>
  );
};

/** Takes the place of the button, and the focus. */
const MergeChosen = () => {
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => told.current?.focus(), []);
  return (
    <div className="talk-chosen-merge" role="status" tabIndex={-1} ref={told}>
      <Outcome kind="note">{t('wordpress.security.chosen')}</Outcome>
    </div>
  );
};

/** What to enter in the plugin whose policy is the visitor's consent. */
const ConsentPolicy = ({
  plugin,
  settings,
  judgement,
}: { plugin: string } & Pick<Props, 'settings' | 'judgement'>) => (
  <>
    <Outcome kind="note">{t('wordpress.security.consentPolicy', { plugin })}</Outcome>
    {consentEntries(settings, judgement).map(({ field, addresses }) => (
      <CopyText
        key={field}
        label={t(`wordpress.security.consentPolicy.${field}`)}
        text={addresses.join('\n')}
      />
    ))}
  </>
);

/** What has to change for Talk, and who can change it. */
export const ChangeView = ({ judgement, settings, savedMode, onTurnOn }: Props) => {
  const { merged } = judgement.assessment;
  const { mode } = settings.csp;
  if (merged.added.length + merged.addedReportOnly.length === 0) return null;
  if (judgement.consentPolicy !== null)
    return (
      <div className="talk-change">
        <h3>{t('security.change.title')}</h3>
        <ConsentPolicy plugin={judgement.consentPolicy} settings={settings} judgement={judgement} />
      </div>
    );
  const reachable = needsChange(judgement, ['php', 'merged']);
  const server = needsChange(judgement, ['server']) ? serverHeaders(judgement) : [];
  return (
    <div className="talk-change">
      <h3>{t('security.change.title')}</h3>
      <Difference judgement={judgement} />
      {reachable && mode === 'off' && (
        <div className="talk-actions">
          <Button __next40pxDefaultSize variant="primary" onClick={onTurnOn}>
            {t('security.change.turnOn')}
          </Button>
          <span className="talk-help">{t('security.change.turnOn.help')}</span>
        </div>
      )}
      {reachable && mode === 'merge' && savedMode === 'off' && <MergeChosen />}
      {reachable && savedMode === 'merge' && judgement.seen.loader !== null && (
        <Outcome kind="note">
          {t(judgement.callbackLost ? 'security.change.slot' : 'security.change.notReached')}
        </Outcome>
      )}
      {needsChange(judgement, ['unknown']) && <Outcome kind="note">{t('security.change.unknown')}</Outcome>}
      {server.length > 0 && <SnippetView headers={server} seen={judgement.seen.headers} />}
      {changedMeta(judgement.seen, judgement).map((content) => (
        <CopyText key={content} label={t('security.snippet.meta')} text={content} />
      ))}
    </div>
  );
};
