import { join } from 'node:path';
import { buildFront, type BuiltFront } from '../../core/messenger/front/build.ts';
import { sourcesHash } from '../../scripts/build/stamp.ts';
import { lastMade } from '../made-once.ts';

/** The messenger's files of the sources as they are. Every test has the same, and to build them takes three seconds. */
export const builtFront = (): Promise<BuiltFront> => {
  const root = join(import.meta.dirname, '../..');
  return lastMade('front', sourcesHash({ root, sources: ['core', 'package-lock.json'] }), buildFront);
};
