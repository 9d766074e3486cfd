// Builds the package "talk-server", unless it is built: plain JavaScript with everything in it, so that it installs
// without a registry and starts with `npx talk-server`. `npm pack` in its folder makes the tarball.
import { cpSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { licenceTexts, packagesOfFiles, readLockfile } from '../scripts/build/packages.ts';
import { buildUnlessFresh } from '../scripts/build/stamp.ts';

const root = import.meta.dirname;
const repository = join(root, '..');
const OUTPUT = join(root, 'dist');
const CORE = join(repository, 'core/dist');

const { version, license, description, engines } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
) as Record<'version' | 'license' | 'description', string> & { readonly engines: { readonly node: string } };

/** Packages of CommonJS ask for what modules do not have. */
const COMMON_JS = `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);
const __dirname = import.meta.dirname;
const __filename = import.meta.filename;`;

const COMMAND = `#!/usr/bin/env node
import { startAnew } from './start-anew.js';
const needed = ${Number.parseInt(engines.node.replace('>=', ''), 10)};
if (Number.parseInt(process.versions.node, 10) < needed) {
  console.error(\`The Talk server needs Node \${needed}; this is \${process.version}.\`);
  process.exit(2);
}
startAnew();
await import('./main.js');
`;

/** @returns the files that went into it */
const bundle = async (): Promise<readonly string[]> => {
  const { metafile } = await build({
    entryPoints: {
      main: join(root, 'main.ts'),
      writer: join(root, 'storage/sqlite/writer.ts'),
      reader: join(root, 'storage/sqlite/reader.ts'),
    },
    outdir: OUTPUT,
    entryNames: '[name]',
    chunkNames: 'part-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    conditions: ['@talk-suite/source'],
    // Faster parts of the driver, which PostgreSQL's does without.
    external: ['pg-native'],
    banner: { js: COMMON_JS },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs).map((input) => resolve(input));
};

const copyFiles = (): void => {
  copyFileSync(join(CORE, 'app/app.js'), join(OUTPUT, 'app.js'));
  const { files, preview } = JSON.parse(readFileSync(join(CORE, 'loader/front.json'), 'utf8')) as {
    readonly files: readonly string[];
    readonly preview: string;
  };
  mkdirSync(join(OUTPUT, 'messenger'));
  for (const name of new Set(['front.json', 'preview.html', preview, ...files]))
    copyFileSync(join(CORE, 'loader', name), join(OUTPUT, 'messenger', name));
  for (const page of ['inbox', 'continue'])
    cpSync(join(root, 'build-output', page), join(OUTPUT, 'pages', page), { recursive: true });
  copyFileSync(join(root, 'start-anew.mjs'), join(OUTPUT, 'start-anew.js'));
  copyFileSync(join(root, 'LICENSE'), join(OUTPUT, 'LICENSE'));
};

const describe = (files: readonly string[]): void => {
  const bundled = packagesOfFiles(repository, readLockfile(repository), files);
  writeFileSync(join(OUTPUT, 'third-party-licenses.txt'), licenceTexts(repository, bundled));
  writeFileSync(join(OUTPUT, 'talk-server.js'), COMMAND, { mode: 0o755 });
  const manifest = {
    name: 'talk-server',
    version,
    description,
    license,
    type: 'module',
    engines,
    bin: { 'talk-server': 'talk-server.js' },
    files: ['*.js', 'messenger', 'pages', 'third-party-licenses.txt'],
  };
  writeFileSync(join(OUTPUT, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
};

await buildUnlessFresh(
  {
    root: repository,
    sources: ['talk-server', 'core', 'package-lock.json', 'scripts/build'],
    output: 'talk-server/dist',
  },
  async () => {
    rmSync(OUTPUT, { recursive: true, force: true });
    mkdirSync(OUTPUT, { recursive: true });
    const files = await bundle();
    copyFiles();
    describe(files);
  },
);
