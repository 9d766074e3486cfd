import { randomBytes, randomUUIDv7 } from 'node:crypto';
import type { Site } from '../storage/directory.ts';

/** Scheme, host and port, as browsers send it in `Origin`. */
export const ORIGIN_PATTERN = /^https?:\/\/([a-z\d-]+(\.[a-z\d-]+)*|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/** Of Ortto's form, so that whatever reads tracking codes takes it: 12 bytes that name the site, then an instance. */
const newTrackingKey = (): string =>
  Buffer.concat([randomBytes(12), Buffer.from('talk-server')]).toString('base64url');

/** A site with a tracking key of its own, not yet stored. */
export const newSite = (name: string, origins: readonly string[]): Site => ({
  id: randomUUIDv7(),
  name,
  trackingKey: newTrackingKey(),
  origins,
});
