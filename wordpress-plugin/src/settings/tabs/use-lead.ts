import { type RefObject, useEffect, useState } from 'react';
import { description } from '../fields/description.ts';
import { focusField } from '../fields/focus.ts';
import type { ScreenState } from '../state/document.ts';
import { panelElement } from './tab-list.tsx';
import { type TabId, tabOf } from './tab-of.ts';

interface Places {
  readonly root: RefObject<HTMLElement>;
  readonly tabs: readonly TabId[];
  readonly tab: TabId;
  readonly selectTab: (tab: TabId) => void;
  readonly state: Pick<ScreenState, 'refusals' | 'errors'>;
}

/** Leads to settings, on whichever tab they are; a refused save leads to its first error. */
export const useLead = ({ root, tabs, tab, selectTab, state: { refusals, errors } }: Places) => {
  // The focus waits for the setting to be shown.
  const [lead, setLead] = useState<{ readonly paths: readonly string[] } | null>(null);
  const [partsShown, setPartsShown] = useState(0);
  const leadTo = (paths: readonly string[]): void => {
    const first = tabs.find((id) => paths.some((path) => tabOf(description, path) === id));
    if (first) selectTab(first);
    setLead({ paths });
  };
  useEffect(() => {
    const panel = root.current?.querySelector(`#${panelElement(tab)}`);
    // The switch next to the status is on no tab.
    if (lead && panel && (focusField(panel, lead.paths) || focusField(root.current!, lead.paths)))
      setLead(null);
    // oxlint-disable-next-line react/exhaustive-deps -- Only a new lead moves the focus, not another tab.
  }, [lead, partsShown]);
  useEffect(() => {
    if (refusals > 0) leadTo(errors.map(({ field }) => field));
    // oxlint-disable-next-line react/exhaustive-deps -- Only a refusal moves the focus, not an error put right.
  }, [refusals]);
  return { leadTo, onPartShown: () => setPartsShown((number) => number + 1) };
};
