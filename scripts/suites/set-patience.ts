import { jest } from '@jest/globals';

declare global {
  /** Minutes that a test of this kind may take, from `projects.ts` by way of Jest's configuration. */
  var testMinutes: number;
}

jest.setTimeout(globalThis.testMinutes * 60_000);
