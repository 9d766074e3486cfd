import type { Decision } from '@talk-suite/core/visibility';
import * as React from 'react';
import { t } from '../../page/t.ts';
import { Icon } from './icons.tsx';

/** Shown or hidden, with a sign and in words. */
export const DecisionBadge = ({ talk }: { talk: Decision['talk'] }) => (
  <span className={`talk-decision talk-decision--${talk}`}>
    <Icon name={talk} size={18} />
    {t(`screens.decision.${talk}`)}
  </span>
);
