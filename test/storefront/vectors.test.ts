// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Decision } from '../../core/visibility/decision/decision.ts';
import { connectedSettings, storedText } from './stored.ts';
import { startStoreSite, type StoreSite } from './store-site.ts';
import { lostFacts, storeVisits, type StoreVisit } from './vector-pages.ts';

let store: StoreSite;
beforeAll(async () => {
  store = await startStoreSite();
});
afterAll(() => store.stop());

/** The block's tag for a visit. Talk waits for an interaction that never comes: only the decision is looked at. */
const tagOf = ({ settings, page, switches }: StoreVisit): string => {
  const { enabled, visibility } = settings;
  const stored = connectedSettings({ visibility, loading: { strategy: 'interaction' } });
  return store.embed(page, storedText({ ...stored, enabled }, ...switches));
};

/** What the loader decides on each of these pages, in one document that goes from address to address. */
const decisionsOn = async (
  device: StoreVisit['device'],
  visits: readonly StoreVisit[],
): Promise<Decision[]> => {
  store.site.site.files.set('/', { body: '<!doctype html><title>Store</title>' });
  const page = await store.site.browser.contexts()[0]!.newPage();
  await page.addInitScript(
    `Object.defineProperty(navigator, 'userAgentData', { value: { mobile: ${device === 'mobile'} } })`,
  );
  await page.goto(`${store.site.url}/`);
  const tags = visits.map((visit) => ({ address: visit.address, html: tagOf(visit) }));
  const decisions = await page.evaluate(async (all) => {
    const found: unknown[] = [];
    for (const { address, html } of all) {
      history.replaceState(null, '', location.origin + address);
      const script = document.createRange().createContextualFragment(html).querySelector('script')!;
      const run = new Promise((resolve, reject) => {
        script.addEventListener('load', resolve);
        script.addEventListener('error', reject);
      });
      document.head.append(script);
      await run;
      found.push(window.talkSuite?.decision());
      script.remove();
      delete window.talkSuite;
    }
    return found;
  }, tags);
  await page.close();
  return decisions as Decision[];
};

describe('Shared cases, through the theme block and the loader', () => {
  test('are nearly all: a store only lacks roles, signed-in visitors and a few kinds of pages', () => {
    expect(storeVisits.length).toBeGreaterThan(300);
    expect(lostFacts.length).toBeLessThan(32);
  });

  test.each(['desktop', 'mobile'] as const)('give the same decisions and reasons on a %s', async (device) => {
    const visits = storeVisits.filter((visit) => visit.device === device);
    expect(visits.length).toBeGreaterThanOrEqual(3);
    const decisions = await decisionsOn(device, visits);
    const named = visits.map(({ name }, at) => ({ name, decision: decisions[at] }));
    expect(named).toEqual(visits.map(({ name, decision }) => ({ name, decision })));
  });
});
