import { factsOf } from '@talk-suite/core/screens';
import * as React from 'react';
import { t } from '../../page/t.ts';
import type { Connection } from '../state/document.ts';

/** What a connection holds, as a list of names and values. */
export const Facts = ({ connection }: { connection: Connection }) => (
  <dl className="talk-facts">
    {factsOf(connection, t).map(({ key, value, code }) => (
      <div key={key}>
        <dt>{t(key)}</dt>
        <dd>{code ? <code dir="ltr">{value}</code> : value}</dd>
      </div>
    ))}
  </dl>
);
