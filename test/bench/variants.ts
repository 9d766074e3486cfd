import type { Measured } from '../wordpress/stack.ts';
import { inTurn, median, quartiles } from './sample.ts';

const ROUNDS = 300;
const WARM_UP = 30;

/** How the figures of `compareVariants` were taken. */
export const METHOD = `${ROUNDS} requests each, in turn`;

/**
 * Server time and queries of a page in several variants, as ratios to the first; printed. The first may be there
 * twice: how far those two differ is what one run cannot tell apart.
 */
export const compareVariants = async <Variant>(
  name: string,
  variants: Readonly<Record<string, Variant>>,
  measure: (variant: Variant) => Promise<Pick<Measured, 'serverMs' | 'queries'>>,
): Promise<void> => {
  const names = Object.keys(variants);
  const readings = await inTurn(names, ROUNDS, WARM_UP, (variant) => measure(variants[variant]!));
  const times = (variant: string): number[] => readings[variant]!.map(({ serverMs }) => serverMs);
  const base = median(times(names[0]!));
  const width = Math.max(...names.map(({ length }) => length));
  console.log(`\n${name}`);
  for (const variant of names) {
    const [low, high] = quartiles(times(variant));
    const own = median(times(variant));
    console.log(
      `  ${variant.padEnd(width)} median ${own.toFixed(2)} ms (${low.toFixed(2)}–${high.toFixed(2)}), ` +
        `ratio ${(own / base).toFixed(3)}, queries ${median(readings[variant]!.map(({ queries }) => queries))}`,
    );
  }
};
