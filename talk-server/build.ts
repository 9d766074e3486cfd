// Builds the server's pages unless they are built – the inbox, and where a mail's link leads: files named by their contents, and the page that names them.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createHash } from 'node:crypto';
import { build, type Plugin } from 'esbuild';
import { billOfMaterials, type Product } from '../scripts/build/bill-of-materials.ts';
import { licenceTexts, packagesAtRunTime, packagesOfFiles, readLockfile } from '../scripts/build/packages.ts';
import { buildUnlessFresh } from '../scripts/build/stamp.ts';

const root = import.meta.dirname;
const OUTPUT = join(root, 'build-output');

/** The parts' own words ("Dismiss", …) exist in thirty languages; the inbox brings those that it is translated into. */
const LANGUAGES = /^(en-US|de-DE|es-ES|ar-AE)/;
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

interface Page {
  readonly name: 'inbox' | 'continue';
  readonly title: string;
  readonly entry: string;
  /** The element that it draws into: a page that draws no landmark of its own is one. */
  readonly element: 'div' | 'main';
}

const PAGES: readonly Page[] = [
  { name: 'inbox', title: 'Inbox', entry: 'inbox/main.tsx', element: 'div' },
  { name: 'continue', title: 'Your conversation', entry: 'continue/main.ts', element: 'main' },
];

/** A page has no inline script or style; the id keeps the accessible parts from adding a style of their own. */
const pageOf = (
  { name, title, element }: Page,
  script: string,
  style: string,
  icons: readonly string[],
): string => `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="{base}/assets/${icons[0]}" data-unread="{base}/assets/${icons[1]}">
<link rel="stylesheet" id="react-aria-pressable-style" href="{base}/assets/${style}">
<script type="module" src="{base}/assets/${script}" data-base="{base}"></script>
</head>
<body><${element} id="${name}"></${element}><noscript>This page needs JavaScript.</noscript></body>
</html>
`;

/** Bundles one page; yields the files that went into it. */
const bundle = async (page: Page): Promise<readonly string[]> => {
  const output = join(OUTPUT, page.name);
  const assets = join(output, 'assets');
  mkdirSync(assets, { recursive: true });
  const result = await build({
    entryPoints: { [page.name]: join(root, page.entry) },
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
    outdir: assets,
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    metafile: true,
    logLevel: 'warning',
  });
  const outputs = Object.entries(result.metafile.outputs);
  const [script, { cssBundle }] = outputs.find(([, { entryPoint }]) => entryPoint?.endsWith(page.entry))!;
  const icons = ['icon.svg', 'unread.svg'].map((name) => {
    const contents = readFileSync(join(root, 'inbox/icons', name));
    const file = hashed(name, contents);
    writeFileSync(join(assets, file), contents);
    return file;
  });
  writeFileSync(join(output, 'page.html'), pageOf(page, basename(script), basename(cssBundle!), icons));
  return Object.keys(result.metafile.inputs).map((input) => resolve(input));
};

/** What is in the pages, and what the server needs where it runs: next to the build, as the other parts have it. */
const writeBill = (files: readonly string[]): void => {
  const repository = join(root, '..');
  const lock = readLockfile(repository);
  const bundled = packagesOfFiles(repository, lock, files);
  const all = new Map(
    [...bundled, ...packagesAtRunTime(lock, 'talk-server')].map((each) => [each.path, each] as const),
  );
  const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Product;
  const product = { name: 'talk-server', version, license };
  const output = join(root, 'build-output');
  writeFileSync(join(output, 'third-party-licenses.txt'), licenceTexts(repository, bundled));
  writeFileSync(join(output, 'talk-server.cdx.json'), billOfMaterials(product, [...all.values()]));
};

await buildUnlessFresh(
  {
    root: join(root, '..'),
    sources: [
      'talk-server/inbox',
      'talk-server/continue',
      'talk-server/page-language',
      'talk-server/members/password-length.ts',
      'talk-server/retention/days.ts',
      'talk-server/build.ts',
      'core/contract',
      'core/findings.ts',
      'core/screens',
      'core/settings',
      'core/visibility',
      'core/messenger',
      'core/texts',
      'package-lock.json',
      'scripts/build',
      'talk-server/package.json',
    ],
    output: 'talk-server/build-output',
  },
  async () => {
    rmSync(OUTPUT, { recursive: true, force: true });
    const files: string[] = [];
    for (const page of PAGES) files.push(...(await bundle(page)));
    writeBill(files);
  },
);
