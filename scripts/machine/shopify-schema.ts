import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mustRun } from './command.ts';
import type { Progress } from '../progress.ts';

/**
 * Shopify's Admin schema as introspection JSON, with the access scopes that each type asks for. It is published in a
 * package of 17 MB that drags a thousand others; only this one file of it is fetched, and kept.
 */
export const ADMIN_SCHEMA = join(import.meta.dirname, '../../.cache/shopify/admin-2026-07.json.gz');

const PACKAGE = '@shopify/dev-mcp@1.16.0';
const INTEGRITY =
  'sha512-tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw==';
const MEMBER = 'package/dist/data/admin_2026-07.json.gz';
const TIMEOUT = 5 * 60_000;

export const hasAdminSchema = (): boolean => existsSync(ADMIN_SCHEMA);

const integrityOf = (file: string): string =>
  `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;

/** Fetches the schema unless it is there; throws with npm's own words. */
export const ensureAdminSchema = async (progress: Progress): Promise<void> => {
  if (hasAdminSchema()) return;
  await progress.step('Fetching the schema of Shopify’s Admin API (once, 14 MB)', async () => {
    const temp = mkdtempSync(join(tmpdir(), 'talk-schema-'));
    try {
      const packed = await mustRun('npm', ['pack', PACKAGE, '--json', `--pack-destination=${temp}`], {
        cwd: temp,
        timeout: TIMEOUT,
      });
      const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
      const archive = join(temp, filename);
      if (integrityOf(archive) !== INTEGRITY) throw new Error(`${PACKAGE} is not the package it was.`);
      await mustRun('tar', ['-xzf', archive, '-C', temp, MEMBER]);
      mkdirSync(dirname(ADMIN_SCHEMA), { recursive: true });
      renameSync(join(temp, MEMBER), ADMIN_SCHEMA);
    } finally {
      rmSync(temp, { recursive: true, force: true });
    }
  });
};
