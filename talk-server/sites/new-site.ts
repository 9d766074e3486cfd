import { randomBytes, randomUUIDv7 } from 'node:crypto';
import type { Site } from '../storage/directory.ts';

/** Scheme, host and port, as browsers send it in `Origin`. Without flags: schemas take its source. */
export const ORIGIN_PATTERN = /^https?:\/\/([\w-]+(\.[\w-]+)*|\[[\dA-Fa-f:.]+\])(:\d{1,5})?$/;

/** Its form says that a tracking code is a Talk server's (`core/connection/key.ts`). */
const newTrackingKey = (): string => `talk-${randomBytes(9).toString('hex')}`;

/** A site with a tracking key of its own, not yet stored. */
export const newSite = (name: string, origins: readonly string[]): Site => ({
  id: randomUUIDv7(),
  name,
  trackingKey: newTrackingKey(),
  origins,
});
