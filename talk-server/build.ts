// Builds the inbox, the agents' web app, unless it is built: files named by their contents, and the page that names them.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createHash } from 'node:crypto';
import { build, type Plugin } from 'esbuild';
import { buildUnlessFresh } from '../scripts/build/stamp.ts';

const root = import.meta.dirname;
const OUTPUT = join(root, 'build-output/inbox');

/** The parts' own words ("Dismiss", …) exist in thirty languages; the inbox brings those that it is translated into. */
const LANGUAGES = /en-US/;
const ownLanguages: Plugin = {
  name: 'own-languages',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]intl[\\/].*[\\/][a-z]{2}-[A-Z]{2}\.(mjs|js|cjs|json)$/ }, ({ path }) =>
      LANGUAGES.test(basename(path)) ? undefined : { contents: 'export default {};', loader: 'js' },
    );
  },
};

const hashed = (name: string, contents: Uint8Array): string => {
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 12);
  const [stem, extension] = name.split('.') as [string, string];
  return `${stem}-${hash}.${extension}`;
};

/** The page: no inline script or style, and an id that keeps the accessible parts from adding a style of their own. */
const page = (script: string, style: string, icon: string, unread: string): string => `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Inbox</title>
<link rel="icon" href="{base}/assets/${icon}" data-unread="{base}/assets/${unread}">
<link rel="stylesheet" id="react-aria-pressable-style" href="{base}/assets/${style}">
<script type="module" src="{base}/assets/${script}" data-base="{base}"></script>
</head>
<body><div id="inbox"></div><noscript>The inbox needs JavaScript.</noscript></body>
</html>
`;

await buildUnlessFresh(
  {
    root: join(root, '..'),
    sources: [
      'talk-server/inbox',
      'talk-server/build.ts',
      'core/contract',
      'core/messenger',
      'core/texts',
      'package-lock.json',
    ],
    output: 'talk-server/build-output',
  },
  async () => {
    rmSync(OUTPUT, { recursive: true, force: true });
    mkdirSync(join(OUTPUT, 'assets'), { recursive: true });
    const result = await build({
      entryPoints: { inbox: join(root, 'inbox/main.tsx') },
      bundle: true,
      splitting: true,
      minify: true,
      format: 'esm',
      target: ['es2023', 'safari16.4'],
      jsx: 'automatic',
      conditions: ['@talk-suite/source'],
      // There is another React in the repository, WordPress's.
      alias: {
        react: join(root, 'node_modules/react'),
        'react-dom': join(root, 'node_modules/react-dom'),
      },
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [ownLanguages],
      outdir: join(OUTPUT, 'assets'),
      entryNames: '[name]-[hash]',
      chunkNames: 'part-[hash]',
      metafile: true,
      logLevel: 'warning',
    });
    const outputs = Object.entries(result.metafile.outputs);
    const entry = outputs.find(([, { entryPoint }]) => entryPoint?.endsWith('inbox/main.tsx'))!;
    const icons = ['icon.svg', 'unread.svg'].map((name) => {
      const contents = readFileSync(join(root, 'inbox/icons', name));
      const file = hashed(name, contents);
      writeFileSync(join(OUTPUT, 'assets', file), contents);
      return file;
    });
    writeFileSync(
      join(OUTPUT, 'page.html'),
      page(basename(entry[0]), basename(entry[1].cssBundle!), icons[0]!, icons[1]!),
    );
  },
);
