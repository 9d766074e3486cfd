// What shops say, held to what the contract takes (`contract/conversation/context.ts`): whatever else it is, is left out.
import { LINE_LIMIT } from '../../../contract/conversation/limits.ts';

/** The members of something that may be anything. */
export type Members = Readonly<Record<string, unknown>>;

export const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null ? (value as Members) : {};

/** Several, one, or none. */
export const listOf = (value: unknown): readonly unknown[] => (value === undefined ? [] : [value].flat());

/** One line of text; nothing where there is none. */
export const lineOf = (value: unknown, limit = LINE_LIMIT): string | undefined => {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const line = String(value)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return (
    Array.from(line.slice(0, limit * 2))
      .slice(0, limit)
      .join('') || undefined
  );
};

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Markup as a reader sees it. No parser of the browser's is asked: pages may forbid them. */
const withoutMarkup = (html: string): string =>
  html
    .replaceAll(/<\/?[a-z][^<>]*>/gi, '')
    .replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (entity, decimal, hex, name) => {
      if (name) return ENTITIES[name] ?? entity;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0x10ffff ? entity : String.fromCodePoint(code);
    });

/** A line of what WordPress hands out as HTML, in structured data with its entities escaped once more. */
export const plainLineOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? lineOf(withoutMarkup(withoutMarkup(value))) : undefined;

const isCurrency = (value: unknown): value is string => typeof value === 'string' && /^[A-Z]{3}$/.test(value);

/** An amount as shops write it for machines; anything else is no number. */
const amountOf = (value: unknown): number =>
  typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value))
    ? Number(value)
    : NaN;

const isAmount = (amount: number): boolean => amount >= 0 && amount < 1e12;

/**
 * An amount with its currency, as the contract has it: `49.00 EUR`. Of several, from the lowest to the highest:
 * `42.00–45.00 EUR`.
 * @param unit how many of what is counted make one: 100 where amounts are in cents
 */
export const priceOf = (currency: unknown, amounts: readonly unknown[], unit = 1): string | undefined => {
  const read = amounts.map((amount) => amountOf(amount) / unit);
  if (!isCurrency(currency) || read.length === 0 || !read.every(isAmount)) return undefined;
  const { maximumFractionDigits: digits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  const ends = [Math.min(...read), Math.max(...read)].map((amount) => amount.toFixed(digits));
  return `${[...new Set(ends)].join('–')} ${currency}`;
};

/** Characters of a link. */
const LINK = 500;

/** A link to a page of the shop itself, without what is only for the page. */
export const linkOf = (value: unknown, here: URL): string | undefined => {
  if (typeof value !== 'string' || !URL.canParse(value, here)) return undefined;
  const { origin, pathname, search } = new URL(value, here);
  const link = origin + pathname + search;
  return origin === here.origin && link.length <= LINK ? link : undefined;
};
