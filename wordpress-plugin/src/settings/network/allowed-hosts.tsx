import { findingsAt, same } from '@talk-suite/core/settings';
import { checkConnection } from '@talk-suite/core/connection';
import { CheckboxControl, TextareaControl } from '@wordpress/components';
import * as React from 'react';
import { useState } from 'react';
import { messageOf, t } from '../../page/t.ts';
import { FieldErrors } from '../fields/field-error.tsx';
import { useScreen } from '../screen-context.ts';
import { ALLOWED_HOSTS, ALLOWED_KEYS, LOCKED } from '../state/document.ts';
import { ANY_KEY, badEntries, hostsOf, keysOf } from './host-lines.ts';

const PROBE = {
  service: 'talk-server' as const,
  trackingKey: 'talk-000000000000000000',
  captureHost: '',
  scriptUrl: '',
  options: {},
  track: {},
  dataRegion: null,
};

/** Why an entry cannot be what it is to be, named as it was typed and not as the address that was judged; or null. */
const problemWith = (entry: string, field: 'captureHost' | 'trackingKey', value: string): string | null => {
  const finding = checkConnection({ ...PROBE, [field]: value }).find(
    (found) => found.field === `connection.${field}`,
  );
  return finding ? messageOf({ ...finding, values: { ...finding.values, value: entry } }) : null;
};

interface ListProps {
  readonly path: typeof ALLOWED_HOSTS | typeof ALLOWED_KEYS;
  readonly label: string;
  readonly help: string;
  readonly entries: readonly string[];
  /** The entries of a text with one a line. */
  readonly entriesOf: (text: string) => string[];
  readonly check: (entry: string) => string | null;
}

const List = ({ path, label, help, entries, entriesOf, check }: ListProps) => {
  const { state, dispatch } = useScreen().screen;
  const [typed, setTyped] = useState(entries.join('\n'));
  // What was typed is shown as it was typed, until the list changes in another way.
  const text = same(entriesOf(typed), entries) ? typed : entries.join('\n');
  const bad = badEntries(entries, check).map(({ entry, message }) => ({
    field: entry,
    code: 'entry',
    message,
  }));
  const problems = bad.length > 0 ? bad : findingsAt(state.errors, path);
  return (
    <div className="talk-field" data-field={path}>
      <TextareaControl
        __nextHasNoMarginBottom
        label={label}
        help={
          <>
            <span className="talk-help">{help}</span>
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
          dispatch({ type: 'edit', path, value: entriesOf(value) });
        }}
      />
    </div>
  );
};

/** Whether sites may change their settings. */
const LockField = () => {
  const { state, dispatch } = useScreen().screen;
  return (
    <div className="talk-field" data-field={LOCKED}>
      <CheckboxControl
        __nextHasNoMarginBottom
        label={t('wordpress.network.lock.label')}
        help={t('wordpress.network.lock.help')}
        checked={state.draft.locked ?? false}
        onChange={(value) => dispatch({ type: 'edit', path: LOCKED, value })}
      />
    </div>
  );
};

/** The hosts that site administrators of the network may use next to Ortto's own, and the tracking keys they may use. */
const AllowedHosts = () => {
  const { draft } = useScreen().screen.state;
  return (
    <>
      <List
        path={ALLOWED_HOSTS}
        label={t('wordpress.network.hosts.label')}
        help={t('wordpress.network.hosts.help')}
        entries={draft.allowedHosts ?? []}
        entriesOf={hostsOf}
        check={(host) => problemWith(host, 'captureHost', `https://${host}/`)}
      />
      <List
        path={ALLOWED_KEYS}
        label={t('wordpress.network.keys.label')}
        help={t('wordpress.network.keys.help')}
        entries={draft.allowedKeys ?? []}
        entriesOf={keysOf}
        check={(key) => (key === ANY_KEY ? null : problemWith(key, 'trackingKey', key))}
      />
      <LockField />
    </>
  );
};

export default AllowedHosts;
