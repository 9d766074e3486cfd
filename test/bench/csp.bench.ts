import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { merge, parsePolicies, type Header } from '../../core/csp/index.ts';
import { median, quartiles } from './sample.ts';

const ROUNDS = 15;
const ROUND_MS = 120;

const options = {
  account: {
    scriptUrl: 'https://cdn2l.ink/app.js',
    captureHost: 'https://capture-api.autopilotapp.com/',
    dataRegion: 'us' as const,
  },
  settings: {
    features: { talk: true, calls: true, embeds: true, fonts: true },
    allowInlineStyles: true,
    allowBlobWorkers: true,
  },
  limit: 1_000_000,
};

const hosts = (count: number): string =>
  Array.from({ length: count }, (_, index) => `https://h${index}.site.test`).join(' ');

/** Lists spread over the usual directives, about as long as asked. */
const policyOf = (bytes: number): string => {
  const names = ['script-src', 'style-src', 'img-src', 'connect-src', 'font-src', 'frame-src', 'media-src'];
  const each = Math.max(1, Math.round((bytes - 120) / names.length / 23));
  return [
    "default-src 'self'",
    "object-src 'none'",
    ...names.map((name) => `${name} 'self' ${hosts(each)}`),
  ].join('; ');
};

const header = (value: string): Header => ({ name: 'Content-Security-Policy', value });

/**
 * Operations a second of processor time, one figure a round: merging waits for nothing, and this way what else the
 * machine does weighs less.
 */
const rates = (operation: () => unknown): number[] => {
  const found: number[] = [];
  for (let round = -3; round < ROUNDS; round += 1) {
    const begin = performance.now();
    const before = process.cpuUsage();
    let done = 0;
    while (performance.now() - begin < ROUND_MS) {
      operation();
      done += 1;
    }
    const { user, system } = process.cpuUsage(before);
    if (round >= 0) found.push((1e6 * done) / (user + system));
  }
  return found;
};

const whole = (value: number): string => Math.round(value).toLocaleString('en');

/** Prints the rate and what else it says; yields its median. */
const line = (name: string, operation: () => unknown, more: (rate: number) => string = () => ''): number => {
  const found = rates(operation);
  const [low, high] = quartiles(found);
  const middle = median(found);
  console.log(
    `${name.padEnd(58)} ${whole(middle).padStart(9)}/s  (${whole(low)}–${whole(high)})${more(middle)}`,
  );
  return middle;
};

/** Linear growth is a constant here. */
const timePerKilobyte = (bytes: number) => (rate: number) =>
  `  ${(1e6 / rate / (bytes / 1024)).toFixed(1)} µs per KB`;

type Parse = (text: string) => unknown;

/** In a folder of its own, installed for `npm run prove`. */
const otherParser = async (): Promise<Parse | null> => {
  const entry = join(
    import.meta.dirname,
    '../csp/servers/node_modules/content-security-policy-parser/esm/mod.js',
  );
  if (!existsSync(entry)) return null;
  const { default: parse } = (await import(entry)) as { default: Parse };
  return parse;
};

const merging = (headers: readonly Header[]) => (): unknown => merge({ headers }, options);

/** Merges a second, their growth with the size, and parsers and judges of others as yardsticks. */
export const run = async (): Promise<void> => {
  const [typical, large] = [policyOf(1024), policyOf(8192)];
  console.log(
    `sizes: ${typical.length} B, ${large.length} B; median of ${ROUNDS} rounds (middle half), by processor time`,
  );
  line('merge, one policy of 1 KB', merging([header(typical)]));
  line('merge, one policy of 8 KB', merging([header(large)]));
  line(
    'merge, five policies of 1 KB',
    merging([header(Array.from({ length: 5 }, () => typical).join(', '))]),
  );
  for (const size of [1, 2, 4, 8, 16, 32, 64]) {
    const policy = policyOf(size * 1024);
    line(
      `growth: merge, one policy of ${size} KB`,
      merging([header(policy)]),
      timePerKilobyte(policy.length),
    );
  }
  const refused = header(`img-src ${'https://a.test '.repeat(70_000)}`);
  const rate = line('a header of 1 MB, refused', merging([refused]));
  console.log(`  ${(1000 / rate).toFixed(2)} ms each`);
  line('parse, 1 KB', () => parsePolicies(typical));
  line('parse, 8 KB', () => parsePolicies(large));
  const parse = await otherParser();
  if (parse) {
    line('content-security-policy-parser 0.6.0, parse, 1 KB', () => parse(typical));
    line('content-security-policy-parser 0.6.0, parse, 8 KB', () => parse(large));
  } else console.log('content-security-policy-parser is not installed (npm ci in test/csp/servers)');
  line('csp_evaluator 1.1.8, parse and evaluate, 1 KB', () =>
    new CspEvaluator(new CspParser(typical).csp).evaluate(),
  );
  line('csp_evaluator 1.1.8, parse and evaluate, 8 KB', () =>
    new CspEvaluator(new CspParser(large).csp).evaluate(),
  );
};
