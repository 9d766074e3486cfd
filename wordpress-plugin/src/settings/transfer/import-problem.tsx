import type { SettingsFile } from '@talk-suite/core/settings';
import { Notice } from '@wordpress/components';
import * as React from 'react';
import type { TextKey } from '../../page/data.ts';
import { messageOf, t } from '../../page/t.ts';
import { labelOf } from '../fields/description.ts';

export type ImportFailure =
  Exclude<SettingsFile<TextKey>, { kind: 'settings' }> | { readonly kind: 'tooLarge' | 'unreadable' };

interface Props {
  readonly file: string;
  readonly problem: ImportFailure;
  readonly onDismiss: () => void;
}

/** A path in words: the field that holds it, and what inside it. */
const place = (path: string): string => {
  if (path === '') return t('screens.import.whole');
  const label = labelOf(path);
  return label === path ? path : `${label} (${path})`;
};

/** Why a file was not taken. Nothing of it is used. */
export const ImportProblem = ({ file, problem, onDismiss }: Props) => (
  <Notice status="error" onRemove={onDismiss}>
    <p>{t(`screens.import.${problem.kind}`, { file })}</p>
    {problem.kind === 'refused' && (
      <ul className="talk-findings">
        {problem.errors.map((finding) => (
          <li key={finding.field + finding.text}>
            <strong>{place(finding.field)}</strong> {messageOf(finding)}
          </li>
        ))}
      </ul>
    )}
  </Notice>
);
