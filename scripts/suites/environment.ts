import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { TestEnvironment } from 'jest-environment-node';
import { countFile } from './control-group.ts';

declare global {
  /** Playwright as Jest's environment has it; undefined outside Jest. */
  var loadedPlaywright: (() => typeof import('playwright-core')) | undefined;
}

const require = createRequire(import.meta.url);

type Parameters = ConstructorParameters<typeof TestEnvironment>;

/**
 * Jest's own environment, and two more things. Playwright, which all files of a process share: Jest would load its seven
 * megabytes anew for each file; nothing in them is a test's. And the account of what the file costs.
 */
export default class SharingEnvironment extends TestEnvironment {
  readonly #file: string;
  #endCount = (): void => {};

  constructor(config: Parameters[0], context: Parameters[1]) {
    super(config, context);
    this.#file = relative(config.projectConfig.rootDir, context.testPath);
  }

  override async setup(): Promise<void> {
    this.#endCount = countFile(this.#file);
    await super.setup();
    this.global.loadedPlaywright = () => require('playwright-core') as typeof import('playwright-core');
  }

  override async teardown(): Promise<void> {
    await super.teardown();
    this.#endCount();
  }
}
