import { join } from 'node:path';
import { runCommand } from '../../scripts/machine/command.ts';
import { findProgram } from '../../scripts/machine/programs.ts';
import { parsePattern } from '../../core/visibility/patterns/pattern.ts';
import type { Settings } from '@talk-suite/core/settings';
import { connectedSettings } from '../wordpress/connect.ts';
import { phpString } from '../wordpress/php-code.ts';
import { startNative, type WordPressStack } from '../wordpress/stack.ts';
import { MIXES, pathsOf, rulesOf } from './rules.ts';
import { inTurn, median, quartiles } from './sample.ts';

const SIZES = [10, 50, 100, 1000];
const PAGES = 64;
/** Pages of a running WordPress: rounds, and requests in each. */
const ROUNDS = 25;
const REQUESTS = 12;

const addresses = {
  trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
};

const settingsWith = (count: number) => {
  const settings = connectedSettings(addresses);
  const rules = rulesOf(MIXES[1]!, count).map((rule) => ({ ...rule, name: `Hide on ${rule.when.path![0]}` }));
  return { ...settings, visibility: { ...settings.visibility, rules } };
};

/** Through the plugin, which lays the option's text out for pages. */
const save = (stack: WordPressStack, settings: Settings): Promise<string> =>
  stack.runPhp(
    `$store = ( new TalkMessenger\\Services() )->store();
    $store->save( json_decode( ${phpString(JSON.stringify(settings))} ), $store->current()->revision );`,
  );

/** A pattern as PHP's own matcher would have it. */
const regexOf = (pattern: string): string =>
  `~^${parsePattern(pattern)
    .path.map((piece) => piece.replace(/[\\^$.*+?()[\]{}|~-]/g, '\\$&'))
    .join('.*')}$~sD`;

const inPhp = async (): Promise<void> => {
  const program = findProgram('php');
  if (program === null) throw new Error('There is no PHP on this machine.');
  const sets = SIZES.map((size) => {
    const settings = settingsWith(size);
    const { rules } = settings.visibility;
    return {
      raw: JSON.stringify({ revision: 1, own: true, settings }),
      regexes: rules.map(({ when }) => regexOf(when.path![0]!)),
      paths: pathsOf(rules, PAGES),
    };
  });
  const { code, stdout, stderr } = await runCommand(
    program,
    ['-d', 'opcache.enable_cli=1', join(import.meta.dirname, 'visibility-php.php')],
    { input: JSON.stringify(sets), timeout: 300_000 },
  );
  if (code !== 0 || stderr !== '') throw new Error(`PHP ended with code ${code}: ${stderr}`);
  const readings = JSON.parse(stdout) as Record<string, number[]>[];
  console.log(`${MIXES[1]!.name}\nCPU time a page, median (middle half); half of the pages match a rule`);
  readings.forEach((contestants, at) => {
    const { raw } = sets[at]!;
    console.log(`\n${SIZES[at]} rules, ${Math.round(raw.length / 102.4) / 10} KiB stored`);
    for (const [name, times] of Object.entries(contestants)) {
      const [low, high] = quartiles(times);
      console.log(
        `  ${name.padEnd(36)} ${median(times).toFixed(1).padStart(8)} µs (${low.toFixed(1)}–${high.toFixed(1)})`,
      );
    }
  });
};

const onPages = async (): Promise<void> => {
  const stack = await startNative({
    wordpress: 'newest',
    muPlugins: [`${import.meta.dirname}/cpu-time.php`],
  });
  try {
    const post = await stack.evalPhp<string>(
      `return get_permalink( wp_insert_post( array( 'post_title' => 'Bench', 'post_status' => 'publish', 'post_content' => 'Bench' ) ) );`,
    );
    const variants = { 'no rules': 0, '50 rules': 50, '1,000 rules': 1000, 'no rules, again': 0 };
    const readings = await inTurn(
      Object.keys(variants) as (keyof typeof variants)[],
      ROUNDS,
      2,
      async (variant) => {
        await save(stack, settingsWith(variants[variant]));
        await stack.measure(post);
        const times: number[] = [];
        for (let at = 0; at < REQUESTS; at += 1)
          times.push(Number((await stack.measure(post)).headers.get('x-test-cpu-ms')));
        return times;
      },
    );
    console.log(
      `\nA post on WordPress ${stack.wordpressVersion}, PHP ${stack.phpVersion}, nginx, MariaDB; PHP's CPU time of ${ROUNDS * REQUESTS} requests each, in turn`,
    );
    const base = median(readings['no rules'].flat());
    for (const [variant, all] of Object.entries(readings)) {
      const [low, high] = quartiles(all.flat());
      const time = median(all.flat());
      console.log(
        `  ${variant.padEnd(15)} median ${time.toFixed(2)} ms (${low.toFixed(2)}–${high.toFixed(2)}), ratio ${(time / base).toFixed(3)}`,
      );
    }
  } finally {
    await stack.stop();
  }
};

/**
 * What the rules cost in PHP: a decision, a request with the stored settings read, next to a list of regular
 * expressions; then PHP's CPU time of a page with rules against the same page without, measured twice: how far those
 * two differ is what one run cannot tell apart.
 */
export const run = async (): Promise<void> => {
  await inPhp();
  await onPages();
};
