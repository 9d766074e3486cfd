import createRouter from 'find-my-way';
import { addRoute, createRouter as createRou3, findRoute } from 'rou3';
import { compile } from '../../core/visibility/decision/compile.ts';
import { decideCompiled } from '../../core/visibility/decision/decide.ts';
import { readFacts, type Facts } from '../../core/visibility/facts.ts';
import { compileRule, firstMatch } from '../../core/visibility/decision/rule-match.ts';
import { parsePattern } from '../../core/visibility/patterns/pattern.ts';
import type { Rule } from '../../core/visibility/rule.ts';
import { MIXES, pathsOf, rulesOf } from './rules.ts';
import { median, quartiles } from './sample.ts';

const SIZES = [100, 1000, 10_000, 100_000];
const CONTEXTS = 4096;
const ROUNDS = 9;
const ROUND_MS = 60;
const BUILDS = 9;

/** Calls a second, one reading a round. CPU time of this thread, so that a busy machine counts less. */
const perSecond = (once: (at: number) => unknown): number[] => {
  const readings: number[] = [];
  const batch = (): number => {
    const [until, before] = [performance.now() + ROUND_MS, process.threadCpuUsage()];
    let calls = 0;
    while (performance.now() < until) for (let i = 0; i < 32; i += 1, calls += 1) once(calls % CONTEXTS);
    const { user, system } = process.threadCpuUsage(before);
    return (calls / (user + system)) * 1e6;
  };
  for (let round = -2; round < ROUNDS; round += 1) {
    const reading = batch();
    if (round >= 0) readings.push(reading);
  }
  return readings;
};

const buildTime = (build: () => unknown): number[] =>
  Array.from({ length: BUILDS }, () => {
    const before = process.threadCpuUsage();
    build();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });

const number = (value: number): string => Math.round(value).toLocaleString('en-US');

const regexOf = (pattern: string): RegExp =>
  new RegExp(
    `^${parsePattern(pattern)
      .path.map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('.*')}$`,
    's',
  );

interface Contestant {
  readonly name: string;
  readonly build: () => (at: number) => unknown;
}

const contestants = (rules: readonly Rule[], paths: readonly string[], simple: boolean): Contestant[] => {
  const facts: Facts[] = paths.map((url) => readFacts({ url, kind: 'page', visitor: { device: 'desktop' } }));
  const settings = { enabled: true, visibility: { default: 'show' as const, rules } };
  const patterns = rules.map(({ when }) => when.path![0]!);
  const ours: Contestant[] = [
    {
      name: 'index (the engine)',
      build: () => {
        const compiled = compile(settings);
        return (at) => decideCompiled(compiled, facts[at]!);
      },
    },
    {
      name: 'one rule after the other',
      build: () => {
        const compiled = rules.map(compileRule);
        return (at) => firstMatch(compiled, facts[at]!);
      },
    },
    {
      name: 'regular expressions, one after the other',
      build: () => {
        const list = patterns.map(regexOf);
        return (at) => list.find((regex) => regex.test(facts[at]!.path!));
      },
    },
  ];
  if (!simple) return ours;
  return [
    ...ours,
    {
      name: 'rou3 1.0.0',
      build: () => {
        const router = createRou3<number>();
        patterns.forEach((pattern, at) => addRoute(router, 'GET', pattern.replace('/*', '/**'), at));
        return (at) => findRoute(router, 'GET', facts[at]!.path!);
      },
    },
    {
      name: 'find-my-way 9.10.1',
      build: () => {
        const router = createRouter();
        patterns.forEach((pattern, at) => router.on('GET', pattern, () => at));
        return (at) => router.find('GET', facts[at]!.path!);
      },
    },
  ];
};

/**
 * Decisions a second and time to build, for rules that are all stored in order and of which the first that matches
 * decides. The routers answer another question, the most specific route, and are there as a yardstick.
 */
export const run = async (): Promise<void> => {
  console.log(
    `CPU time; median of ${ROUNDS} rounds (middle half, best); ${number(CONTEXTS)} pages, half of them match a rule; built from the settings`,
  );
  for (const mix of MIXES) {
    console.log(`\n${mix.name}`);
    for (const size of SIZES) {
      const rules = rulesOf(mix, size);
      const all = contestants(rules, pathsOf(rules, CONTEXTS), !mix.hasConditions);
      let engine = 0;
      for (const { name, build } of all) {
        // A list of a hundred thousand takes half a minute to say what ten thousand said already.
        if (size === 100_000 && name.endsWith('after the other')) continue;
        const builds = buildTime(build);
        const rates = perSecond(build());
        engine ||= median(rates);
        const [low, high] = quartiles(rates);
        console.log(
          `  ${number(size).padStart(7)} rules  ${name.padEnd(41)} ${number(median(rates)).padStart(10)}/s (${number(low)}–${number(high)}, best ${number(Math.max(...rates))})` +
            `  ×${(median(rates) / engine).toPrecision(2)}  built in ${median(builds).toFixed(1)} ms (best ${Math.min(...builds).toFixed(1)})`,
        );
      }
      await new Promise(setImmediate);
    }
  }
};
