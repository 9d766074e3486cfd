import { useCallback, useState } from 'react';
import { addressOfTab, tabIn } from './tab-address.ts';
import type { TabId } from './tab-of.ts';

/**
 * The tab that is shown; it stands in the address, so that links lead to it and a reload stays there.
 * @param tabs those that are there now.
 */
export const useTab = (tabs: readonly [TabId, ...TabId[]]): readonly [TabId, (tab: TabId) => void] => {
  const [asked, setAsked] = useState<TabId | null>(null);
  const shown = tabs.find((tab) => tab === asked) ?? tabIn(location.search, tabs);
  const select = useCallback((tab: TabId) => {
    history.replaceState(history.state, '', addressOfTab(location.href, tab));
    setAsked(tab);
  }, []);
  return [shown, select];
};
