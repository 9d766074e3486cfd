import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';

declare global {
  /** Playwright as Jest's environment has it; undefined outside Jest. */
  var loadedPlaywright: (() => typeof import('playwright-core')) | undefined;
}

const require = createRequire(import.meta.url);

/**
 * Jest's own environment, and one more thing: Playwright, which all files of a process share. Jest would load its seven
 * megabytes anew for each file; nothing in them is a test's.
 */
export default class SharingEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    this.global.loadedPlaywright = () => require('playwright-core') as typeof import('playwright-core');
  }
}
