import { instanceOf, regionOf } from '@talk-suite/core/connection';
import * as React from 'react';
import type { TextKey } from '../../page/data.ts';
import { t } from '../../page/t.ts';
import type { Connection } from '../state/document.ts';
import { withoutScheme } from './hosts.ts';

/** Rows of what a connection holds; those without content are left out. */
export const factsOf = (connection: Connection): { key: TextKey; value: string; code?: boolean }[] => {
  const options = Object.entries(connection.options).map(
    ([name, value]) => `${name}: ${JSON.stringify(value)}`,
  );
  const track = Object.entries(connection.track).map(([name, value]) => `${name}: ${String(value)}`);
  return [
    { key: 'screens.fact.instance', value: instanceOf(connection.trackingKey) },
    { key: 'screens.fact.region', value: t(`screens.region.${regionOf(connection.captureHost)}`) },
    { key: 'screens.fact.captureHost', value: withoutScheme(connection.captureHost), code: true },
    { key: 'screens.fact.scriptUrl', value: withoutScheme(connection.scriptUrl), code: true },
    { key: 'screens.fact.trackingKey', value: connection.trackingKey, code: true },
    ...(options.length > 0
      ? [{ key: 'screens.fact.options' as const, value: options.join('\n'), code: true }]
      : []),
    ...(track.length > 0
      ? [{ key: 'screens.fact.track' as const, value: track.join('\n'), code: true }]
      : []),
  ];
};

/** What a connection holds, as a list of names and values. */
export const Facts = ({ connection }: { connection: Connection }) => (
  <dl className="talk-facts">
    {factsOf(connection).map(({ key, value, code }) => (
      <div key={key}>
        <dt>{t(key)}</dt>
        <dd>{code ? <code dir="ltr">{value}</code> : value}</dd>
      </div>
    ))}
  </dl>
);
