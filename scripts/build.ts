// `npm run build`: the core, then both hosts, each unless neither its sources nor its output have changed.
import { buildParts } from './build/parts.ts';
import { progressTo } from './progress.ts';

process.exitCode = (await buildParts(progressTo())) ? 0 : 1;
