// `npm run release`: checks that every version and the changelog agree, builds everything twice from nothing, compares the
// bytes, and lays what is published into `release/`: the plugin's zip, the Shopify app's bundle, the Talk server's package, a
// bill of materials of each, checksums, and the pictures and the live preview of wordpress.org. `-- --rehearse` does the
// same for a version that is not ready, and says what is missing.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../test/browser/chromium.ts';
import { PLUGIN, SLUG } from '../wordpress-plugin/build/places.ts';
import { progressTo } from './progress.ts';
import { buildArtefacts, checksums, differing } from './release/artefacts.ts';
import { newestEntry, notReady } from './release/readiness.ts';
import { IMAGES, SCREENSHOTS } from './release/screenshots.ts';

const ROOT = join(import.meta.dirname, '..');
const TARGET = join(ROOT, 'release');
const ORG = join(PLUGIN, '.wordpress-org');

/** Pictures of wordpress.org: drawing, width, height. */
const PICTURES = [
  ['icon', 128, 128],
  ['icon', 256, 256],
  ['banner', 772, 250],
  ['banner', 1544, 500],
] as const;

const takePictures = async (): Promise<void> => {
  const browser = await launchChromium({ whole: true });
  try {
    const page = await (await browser.newContext()).newPage();
    for (const [name, width, height] of PICTURES) {
      const drawing = readFileSync(join(ORG, `${name}.svg`)).toString('base64');
      await page.setViewportSize({ width, height });
      await page.setContent(
        `<body style="margin:0"><img style="display:block" width="${width}" height="${height}" src="data:image/svg+xml;base64,${drawing}">`,
      );
      await page.locator('img').evaluate((image) => (image as HTMLImageElement).decode());
      await page.screenshot({
        path: join(TARGET, `wordpress-org/${name}-${width}x${height}.png`),
        omitBackground: true,
      });
    }
  } finally {
    await browser.close();
  }
};

const { rehearse } = parseArgs({ options: { rehearse: { type: 'boolean', default: false } } }).values;
const progress = progressTo();
const changed = spawnSync('git', ['status', '--porcelain'], { cwd: ROOT, encoding: 'utf8' }).stdout.trim();
const problems = [...notReady(), ...(changed === '' ? [] : ['Some files are not committed.'])];
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0 && !rehearse) process.exit(1);

const { version } = newestEntry(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'));
const first = await progress.step('First build from nothing', () => buildArtefacts(version, progress));
const second = await progress.step('Second build from nothing', () => buildArtefacts(version, progress));
const different = differing(first, second);
if (different.length > 0) {
  process.stderr.write(`Two builds of the same sources differ: ${different.join(', ')}\n`);
  process.exit(1);
}

rmSync(TARGET, { recursive: true, force: true });
mkdirSync(join(TARGET, 'wordpress-org'), { recursive: true });
for (const [name, content] of first) writeFileSync(join(TARGET, name), content);
writeFileSync(join(TARGET, 'SHA256SUMS'), checksums(first));
cpSync(join(ORG, 'icon.svg'), join(TARGET, 'wordpress-org/icon.svg'));
cpSync(join(ORG, 'blueprints'), join(TARGET, 'wordpress-org/blueprints'), { recursive: true });
SCREENSHOTS.forEach((name, n) =>
  cpSync(join(IMAGES, `${name}.png`), join(TARGET, `wordpress-org/screenshot-${n + 1}.png`)),
);
await progress.step('Pictures of wordpress.org', takePictures);
process.stdout.write(`${checksums(first)}${SLUG} ${version}: the same bytes twice, in ${TARGET}\n`);
