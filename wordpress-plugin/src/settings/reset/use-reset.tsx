import type { SectionDescription } from '@talk-suite/core/settings';
import * as React from 'react';
import { type ReactNode, useState } from 'react';
import { LazyPart } from '../lazy/lazy-part.tsx';

const loadDialog = () => import(/* webpackChunkName: "changes" */ './reset-dialog.tsx');

interface ResetView {
  /** Opens the dialog that asks. */
  readonly ask: () => void;
  /** The dialog, while it is open. */
  readonly dialog: ReactNode;
}

/** Puts the settings of some sections back, after asking. @param title of the dialog */
export const useReset = (sections: readonly SectionDescription[], title: string): ResetView => {
  const [asking, setAsking] = useState(false);
  return {
    ask: () => setAsking(true),
    dialog: asking && (
      <LazyPart load={loadDialog} shape={null} props={{ sections, title, onClose: () => setAsking(false) }} />
    ),
  };
};
