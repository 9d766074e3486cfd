import type { Status } from '@talk-suite/core/screens';
import * as React from 'react';

interface Props {
  readonly live: Status;
  /** A line for each thing to do. */
  readonly advice: readonly string[];
}

/** What to change where another plugin took Talk's tag apart. */
export const TagAdvice = ({ live, advice }: Props) =>
  live.phrase.text === 'screens.status.tag' ? (
    <ul className="talk-help talk-header__advice">
      {advice.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  ) : null;
