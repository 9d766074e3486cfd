import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where `npm run screenshots` puts the documentation's pictures. */
export const IMAGES = join(import.meta.dirname, '../../docs/images');

/** The documentation's pictures that wordpress.org shows, in the order of the captions in the plugin's `readme.txt`. */
export const SCREENSHOTS = [
  'settings-connected',
  'rules-try',
  'rule-editor',
  'editor-panel',
  'admin-bar',
  'security',
] as const;

/** Bytes that one of them has at most: people load them all with the plugin's page. */
const LARGEST = 400_000;

/** The captions of a readme, in order. */
const captionsOf = (readme: string): string[] => {
  const section = /^== Screenshots ==\n([\s\S]*?)(?=^== |(?![\s\S]))/m.exec(readme)?.[1] ?? '';
  return [...section.matchAll(/^\d+\. (.+)$/gm)].map(([, caption]) => caption!);
};

/** What is wrong with the pictures and their captions, a line each. */
export const screenshotProblems = (readme: string, images: string = IMAGES): string[] => {
  const captions = captionsOf(readme);
  return [
    ...(captions.length === SCREENSHOTS.length
      ? []
      : [
          `wordpress-plugin/readme.txt: ${captions.length} captions under "Screenshots" for ${SCREENSHOTS.length} pictures`,
        ]),
    ...SCREENSHOTS.flatMap((name) => {
      const file = join(images, `${name}.png`);
      if (!existsSync(file)) return [`docs/images/${name}.png is not there: run \`npm run screenshots\``];
      const bytes = readFileSync(file).length;
      return bytes <= LARGEST ? [] : [`docs/images/${name}.png: ${bytes} bytes; ${LARGEST} at most`];
    }),
  ];
};
