import { compile, type Rule } from '@talk-suite/core/visibility';
import * as React from 'react';
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { pageData } from '../../page/data.ts';
import { ruleIn } from '../tabs/tab-address.ts';
import type { SettingsScreen } from '../use-settings.ts';
import { RulesSection } from './rules/rules-section.tsx';
import { SitePages } from './site-pages/site-pages.tsx';
import { TryAddress } from './try/try-address.tsx';
import { useSiteWords } from './use-site-words.ts';

/** The rules, and what they make of the site's pages as they are on the screen, saved or not. */
export const PagesSections = ({ screen }: { screen: SettingsScreen }) => {
  const { enabled, visibility } = screen.state.draft.settings;
  const { rules } = visibility;
  const site = useSiteWords(rules);
  const [shown, setShown] = useState<{ id: string; wish: number } | null>(null);
  const show = useCallback((id: string) => setShown((last) => ({ id, wish: (last?.wish ?? 0) + 1 })), []);
  // A link leads to what decided.
  useEffect(() => {
    const linked = ruleIn(location.search);
    if (linked !== null) show(linked);
  }, [show]);

  const settled = useDeferredValue(visibility);
  const compiled = useMemo(() => compile({ enabled, visibility: settled }), [enabled, settled]);
  const byId = useMemo(() => new Map(rules.map((rule): [string, Rule] => [rule.id, rule])), [rules]);
  const asked = { compiled, rules: byId, site, onShow: show };
  return (
    <>
      <RulesSection screen={screen} site={site} shown={shown} onShow={show} />
      {/* They speak of one site. */}
      {pageData().page !== 'network' && (
        <>
          <TryAddress {...asked} />
          <SitePages {...asked} />
        </>
      )}
    </>
  );
};
