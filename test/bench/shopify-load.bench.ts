import { startApp } from '../sandbox/shopify/app-process.ts';
import { loadApp } from '../shopify/load.ts';

const EACH = 50;

const at = (sorted: readonly number[], share: number): string =>
  `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)} ms`;
const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

/**
 * The Shopify app's server under webhooks and saves of many stores at the same moment. The stand-in of Shopify's
 * cloud, which answers two GraphQL requests for each save, runs on the same cores.
 */
export const run = async (): Promise<void> => {
  const app = await startApp();
  try {
    const before = app.memory();
    const { webhooks, saves, times } = await loadApp(app, EACH);
    const sorted = times.toSorted((a, b) => a - b);
    const failed = [...webhooks, ...saves].filter((status) => status !== 200).length;
    console.log(`${EACH} webhooks and ${EACH} saves at once: ${failed} not answered with 200`);
    console.log(`p50 ${at(sorted, 0.5)}, p99 ${at(sorted, 0.99)}, longest ${at(sorted, 1)}`);
    console.log(`memory ${megabytes(before)} before, ${megabytes(app.memory())} after`);
  } finally {
    await app.stop();
  }
};
