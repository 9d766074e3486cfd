// Adds the built loaders' hashes to the table of releases: `npm run record-loaders -w core`, as part of a release.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEPT } from '../csp/loader-file/earlier-loader.ts';
import { loaderHashes } from '../csp/loader-file/loader-hashes.ts';
import { LOADERS, type LoaderName } from './build.ts';

const core = join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(core, 'package.json'), 'utf8')) as { version: string };

// The build with settings built in is another file on each site.
const names = (Object.keys(LOADERS) as LoaderName[]).filter((name) => name !== 'loader-built-in');
const hashes = names.flatMap((name) => {
  const content = readFileSync(join(core, 'dist/loader', `${name}.js`));
  return ['sha256', 'sha384', 'sha512'].map(
    (algorithm) => `${algorithm}-${createHash(algorithm).update(content).digest('base64').slice(0, KEPT)}`,
  );
});

const releases = { ...loaderHashes, [version]: hashes };
const file = join(core, 'csp/loader-file/loader-hashes.ts');
const head = readFileSync(file, 'utf8').split(' = {')[0]!;
const lines = Object.entries(releases).map(
  ([release, each]) => `  '${release}': [\n${each.map((hash) => `    '${hash}',\n`).join('')}  ],\n`,
);
writeFileSync(file, `${head} = {\n${lines.join('')}};\n`);
console.log(`${hashes.length} hashes of ${version} in core/csp/loader-file/loader-hashes.ts`);
