import * as React from 'react';
import { type ReactNode, useRef } from 'react';
import { panelElement, tabElement } from './tab-list.tsx';
import type { TabId } from './tab-of.ts';

interface Props {
  readonly id: TabId;
  readonly selected: boolean;
  readonly children: ReactNode;
}

/** What a tab shows: made when it is first looked at, and kept from then on with what was entered there. */
export const TabPanel = ({ id, selected, children }: Props) => {
  const seen = useRef(false);
  seen.current ||= selected;
  return (
    <div
      id={panelElement(id)}
      className="talk-panel"
      role="tabpanel"
      aria-labelledby={tabElement(id)}
      hidden={!selected}
    >
      {seen.current && children}
    </div>
  );
};
