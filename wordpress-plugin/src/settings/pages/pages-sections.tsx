import { isListRule, ruleIn } from '@talk-suite/core/screens';
import { compile, type Rule } from '@talk-suite/core/visibility';
import * as React from 'react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { pageData } from '../../page/data.ts';
import { useScreen } from '../screen-context.ts';
import { RulesSection } from './rules/rules-section.tsx';
import { SitePages } from './site-pages/site-pages.tsx';
import { TryAddress } from './try/try-address.tsx';
import { useSiteWords } from './use-site-words.ts';
import { WhereSection } from './where/where-section.tsx';

/** Where Talk shows, the site's pages, an address to try, and the rules; as they are on the screen, saved or not. */
const PagesSections = () => {
  const { screen, leadTo } = useScreen();
  const { enabled, visibility } = screen.state.draft.settings;
  const { rules } = visibility;
  const site = useSiteWords(rules);
  const [shown, setShown] = useState<{ id: string; time: number } | null>(null);
  const show = (id: string): void => {
    if (isListRule({ id })) leadTo(['visibility.default']);
    else setShown((last) => ({ id, time: (last?.time ?? 0) + 1 }));
  };
  // A link leads to what decided.
  useEffect(() => {
    const linked = ruleIn(location.search);
    if (linked !== null) show(linked);
    // oxlint-disable-next-line react/exhaustive-deps -- Once, as the screen opens.
  }, []);
  const settled = useDeferredValue(visibility);
  const compiled = useMemo(() => compile({ enabled, visibility: settled }), [enabled, settled]);
  const byId = useMemo(() => new Map(rules.map((rule): [string, Rule] => [rule.id, rule])), [rules]);
  const asked = { compiled, rules: byId, site, onShow: show };
  // They speak of one site.
  const ofSite = pageData().page !== 'network';
  const home = site.choices?.home ?? pageData().siteUrl ?? '/';
  return (
    <>
      <WhereSection home={home} />
      {ofSite && (
        <div className="talk-pair">
          <SitePages {...asked} />
          <TryAddress {...asked} />
        </div>
      )}
      <RulesSection site={site} home={home} shown={shown} onShow={show} />
    </>
  );
};

export default PagesSections;
