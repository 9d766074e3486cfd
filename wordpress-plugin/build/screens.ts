import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PLUGIN } from './places.ts';

/**
 * Builds the screens' scripts into a folder, with @wordpress/scripts.
 * @returns the files that went into them, by their absolute paths
 * @throws {Error} with what the build printed.
 */
export const buildScreens = async (assets: string): Promise<string[]> => {
  const modules = join(assets, `.modules-${process.pid}`);
  const program = createRequire(import.meta.url).resolve('@wordpress/scripts/bin/wp-scripts.js');
  const child = spawn(process.execPath, [program, 'build', '--config', 'webpack.config.cjs'], {
    cwd: PLUGIN,
    env: { ...process.env, NODE_ENV: 'production', TALK_ASSETS: assets, TALK_MODULES: modules },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new Error(`The screens could not be built.\n${Buffer.concat(printed).toString('utf8')}`);
  const files = (await readFile(modules, 'utf8')).split('\n');
  await rm(modules);
  return files;
};
