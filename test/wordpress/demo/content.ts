import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface DemoPage {
  slug: string;
  title: string;
  type: 'page' | 'post';
  /** Block markup, as the editor saves it. */
  content: string;
  /** The page's own Talk setting; null leaves it to the site's default. */
  talk: 'show' | 'hide' | null;
  /** Days before the site was set up; posts only. */
  daysOld: number;
}

const page = (slug: string, title: string, file: string, further: Partial<DemoPage> = {}): DemoPage => ({
  slug,
  title,
  type: 'page',
  content: readFileSync(join(import.meta.dirname, 'pages', file), 'utf8'),
  talk: null,
  daysOld: 0,
  ...further,
});

/** Larkmoor Cycles, a made-up shop: everything a visitor of the demo sees. */
export const demoPages = (): DemoPage[] => [
  page('home', 'Home', 'front.html'),
  page('commuter-no-3', 'The Commuter No. 3', 'product.html'),
  page('checkout', 'Checkout', 'checkout.html'),
  page('warranty', 'Warranty', 'warranty.html', { talk: 'hide' }),
  page('oil-a-chain', 'How to oil a chain so that it stays quiet', 'post-chain.html', {
    type: 'post',
    daysOld: 2,
  }),
  page('riding-in-rain', 'Three things for riding in rain', 'post-rain.html', { type: 'post', daysOld: 12 }),
  page('sunday-ride', 'The Sunday ride: to the weir and back', 'post-ride.html', {
    type: 'post',
    daysOld: 25,
  }),
];

/** The links on the homepage of the demo's messenger. */
export const DEMO_LINKS = [
  { label: 'The Commuter No. 3', url: '/commuter-no-3/', icon: 'tag' },
  { label: 'Warranty', url: '/warranty/', icon: 'info' },
  { label: 'How to oil a chain', url: '/oil-a-chain/', icon: 'article' },
] as const;

export const DEMO_THEME = join(import.meta.dirname, 'theme');
export const DEMO_LOGIN = join(import.meta.dirname, 'mu-plugins/demo-login.php');

const filesBelow = (folder: string): string[] =>
  readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const file = join(folder, name);
      return statSync(file).isDirectory() ? filesBelow(file) : [file];
    });

/** Changes whenever something of the demo's content does: a kept site is then filled anew. */
export const demoFingerprint = (): string => {
  const hash = createHash('sha256');
  for (const file of filesBelow(import.meta.dirname)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
};
