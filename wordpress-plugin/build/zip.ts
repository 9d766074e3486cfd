// Writes the installable zip of the built plugin (npm run build:plugin builds first).
import { writeFile } from 'node:fs/promises';
import { archiveOf, filesOf } from './archive.ts';
import { BUILT, SLUG, ZIP } from './places.ts';

const archive = archiveOf(await filesOf(BUILT), SLUG);
await writeFile(ZIP, archive);
console.log(`${ZIP}: ${Math.round(archive.length / 1024)} KB`);
