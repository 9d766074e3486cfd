import { findingsAt } from '@talk-suite/core/settings';
import { checkConnection } from '@talk-suite/core/connection';
import { TextareaControl } from '@wordpress/components';
import * as React from 'react';
import { useState } from 'react';
import { CONNECTION_AREAS, tell } from '../../page/findings.ts';
import { t } from '../../page/t.ts';
import { FieldErrors } from '../fields/field-error.tsx';
import { ALLOWED_HOSTS, same } from '../state/paths.ts';
import type { SettingsScreen } from '../use-settings.ts';
import { badHosts, hostsOf } from './host-lines.ts';

const PROBE = { trackingKey: '', scriptUrl: '', options: {}, track: {}, dataRegion: null };

const checkHost = (host: string): string | null => {
  const captureHost = `https://${host}/`;
  const finding = checkConnection({ ...PROBE, captureHost }).find(
    ({ field }) => field === 'connection.captureHost',
  );
  // Named as it was typed here, not as the address that was judged.
  return finding
    ? tell({ ...finding, values: { ...finding.values, value: host } }, 'error', CONNECTION_AREAS)
    : null;
};

/** The hosts that site administrators of the network may use beside Ortto's own. */
export const AllowedHosts = ({ screen: { state, dispatch } }: { screen: SettingsScreen }) => {
  const hosts = state.draft.allowedHosts ?? [];
  const [typed, setTyped] = useState(hosts.join('\n'));
  // What was typed is shown as it was typed, until the list changes in another way.
  const text = same(hostsOf(typed), hosts) ? typed : hosts.join('\n');
  const bad = badHosts(hosts, checkHost).map(({ host, message }) => ({ field: host, code: 'host', message }));
  const problems = bad.length > 0 ? bad : findingsAt(state.errors, ALLOWED_HOSTS);
  return (
    <div className="talk-field" data-field={ALLOWED_HOSTS}>
      <TextareaControl
        __nextHasNoMarginBottom
        label={t('wordpress.network.hosts.label')}
        help={
          <>
            <span className="talk-help">{t('wordpress.network.hosts.help')}</span>
            <FieldErrors errors={problems} />
          </>
        }
        value={text}
        rows={5}
        dir="ltr"
        spellCheck={false}
        aria-invalid={problems.length > 0}
        onChange={(value) => {
          setTyped(value);
          dispatch({ type: 'edit', path: ALLOWED_HOSTS, value: hostsOf(value) });
        }}
      />
    </div>
  );
};
