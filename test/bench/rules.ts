// Rules and pages to measure with.
import type { Rule } from '../../core/visibility/rule.ts';

const WORDS =
  'blog pricing shop product landing docs help about news team legal campaign de fr tag press'.split(' ');

/** Numbers that are the same in every run. */
const numbers = (start: number) => {
  let state = start;
  return (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
};

export interface Mix {
  readonly name: string;
  readonly pattern: (word: () => string, at: number, chance: number) => string;
  readonly hasConditions: boolean;
}

export const MIXES: readonly Mix[] = [
  {
    // What every contestant can express.
    name: '70 % exact addresses, 30 % prefixes',
    pattern: (word, at, chance) => `/${word()}/${word()}-${at}${chance < 30 ? '/*' : ''}`,
    hasConditions: false,
  },
  {
    name: '70 % exact, 25 % prefixes, 5 % with * anywhere; one in five with a kind or device',
    pattern: (word, at, chance) => {
      if (chance < 2) return `/${word()}/*/${word()}-${at}`;
      if (chance < 4) return `*-${at}-${word()}*`;
      if (chance < 5) return `*/${word()}-${at}`;
      return `/${word()}/${word()}-${at}${chance < 30 ? '/*' : ''}`;
    },
    hasConditions: true,
  },
];

/** Rules of a mix, the same in every run. */
export const rulesOf = ({ pattern, hasConditions }: Mix, count: number): Rule[] => {
  const random = numbers(count);
  const word = (): string => WORDS[random(WORDS.length)]!;
  return Array.from({ length: count }, (_, at): Rule => {
    const path = [pattern(word, at, random(100))];
    const chance = hasConditions ? random(10) : 9;
    const condition =
      chance === 0 ? { device: ['mobile' as const] } : chance === 1 ? { kind: ['page' as const] } : {};
    return { id: `rule-${at}`, name: '', effect: 'hide', enabled: true, when: { path, ...condition } };
  });
};

/** Half of the pages match some rule, half match none. */
export const pathsOf = (rules: readonly Rule[], count: number): string[] => {
  const random = numbers(7);
  return Array.from({ length: count }, (_, at) => {
    const word = WORDS[random(WORDS.length)]!;
    return at % 2 === 0
      ? rules[random(rules.length)]!.when.path![0]!.replaceAll('*', word)
      : `/${word}/${WORDS[random(WORDS.length)]!}-${random(rules.length) + rules.length}`;
  });
};
