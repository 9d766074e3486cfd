import { orttoConnection } from '@talk-suite/core/fixtures';
import type { Settings } from '../../core/settings/index.ts';
import { createCertificate } from '../browser/certificate.ts';
import { launchChromium } from '../browser/chromium.ts';
import { startOrtto } from '../sandbox/ortto/server.ts';
import { trackingCode } from '../sandbox/ortto/tracking-code.ts';
import { startStorefront } from '../sandbox/shopify-storefront/server.ts';
import { connectedSettings, hideRule, storedText } from '../storefront/stored.ts';
import { printReadings, visit } from './page-visit.ts';
import { inTurn } from './sample.ts';

const ROUNDS = 25;
const WARM_UP = 3;
const HOST = 'store.example';

const rules = (count: number): Settings['visibility']['rules'] =>
  Array.from({ length: count }, (_, at) => hideRule(`rule-${at}`, { path: [`/pages/not-this-one-${at}*`] }));

/**
 * What the embed costs a visitor of the demo store, next to the same page without it and with the vendor's own snippet
 * in the theme. The chat itself is the local stand-in: the difference to the snippet is the loader's, the rest is not
 * Ortto's. The demo's theme has no script of its own, so only the snippet is a measure for script.
 */
export const run = async (): Promise<void> => {
  const certificate = await createCertificate([HOST]);
  const ortto = await startOrtto({ https: true });
  const { trackingKey, captureHost, scriptUrl } = ortto;
  const connection = orttoConnection({ trackingKey, captureHost, scriptUrl });
  const stored = (visibility: Partial<Settings['visibility']>): string =>
    storedText(connectedSettings({ connection, visibility }));
  const variants = {
    'no chat': null,
    "vendor's snippet": null,
    'hidden, 10 rules': stored({ default: 'hide', whenHidden: 'nothing', rules: rules(10) }),
    'Talk, 10 rules': stored({ rules: rules(10) }),
    'Talk, 1,000 rules': stored({ rules: rules(1000) }),
  };
  type Variant = keyof typeof variants;
  let variant: Variant = 'no chat';
  const store = await startStorefront({
    certificate,
    appData: () => variants[variant],
    pasted: () => (variant === "vendor's snippet" ? trackingCode(ortto) : ''),
  });
  const browser = await launchChromium({
    whole: true,
    hosts: { ...ortto.hosts, [HOST]: store.port },
    trust: [...ortto.trust, certificate.publicKeyHash],
  });
  try {
    const names = Object.keys(variants) as Variant[];
    const readings = await inTurn(names, ROUNDS, WARM_UP, (next) => {
      variant = next;
      return visit(browser, {
        url: `https://${HOST}/products/no-3`,
        chat: next !== 'no chat' && !next.startsWith('hidden'),
      });
    });
    console.log(`Chromium ${browser.version()}; ${ROUNDS} visits each, in turn, empty cache`);
    printReadings(names, readings);
  } finally {
    await Promise.all([browser.close(), store.stop(), ortto.stop()]);
  }
};
