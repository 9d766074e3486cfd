import { placeInWords, type ImportFailure } from '@talk-suite/core/screens';
import { Notice } from '@wordpress/components';
import * as React from 'react';
import type { TextKey } from '../../page/data.ts';
import { messageOf, t } from '../../page/t.ts';
import { labelOf } from '../fields/description.ts';

interface Props {
  readonly file: string;
  readonly problem: ImportFailure<TextKey>;
  readonly onDismiss: () => void;
}

/** Why a file was not taken. Nothing of it is used. */
export const ImportProblem = ({ file, problem, onDismiss }: Props) => (
  <Notice status="error" onRemove={onDismiss}>
    <p>{t(`screens.import.${problem.kind}`, { file })}</p>
    {problem.kind === 'refused' && (
      <ul className="talk-findings">
        {problem.errors.map((finding) => (
          <li key={finding.field + finding.text}>
            <strong>{placeInWords(finding, labelOf, t)}</strong> {messageOf(finding)}
          </li>
        ))}
      </ul>
    )}
  </Notice>
);
