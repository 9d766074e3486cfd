import { OVERRIDE_KINDS, type OverrideKind, type Overrides } from '../../../app-data/overrides.ts';
import { NAMED_AT_ONCE, type ContentItem } from '../../content/content.ts';
import type { Listed } from '../address.ts';

/** What pages are called, by `nameKey`; null where the store has none of this key. */
export type PageNames = ReadonlyMap<string, Pick<ContentItem, 'title' | 'path' | 'published'> | null>;

export const nameKey = ({ kind, key }: Listed): string => `${kind} ${key}`;

/** The names with those of a list. */
export const withNames = (names: PageNames, kind: OverrideKind, items: readonly ContentItem[]): PageNames =>
  new Map([...names, ...items.map((item) => [nameKey({ kind, key: item.key }), item] as const)]);

/** The names with an answer to a question for some keys: those that are missing from it are none. */
export const withAnswer = (
  names: PageNames,
  kind: OverrideKind,
  keys: readonly string[],
  items: readonly ContentItem[],
): PageNames =>
  withNames(new Map([...names, ...keys.map((key) => [nameKey({ kind, key }), null] as const)]), kind, items);

/** All pages with a choice of their own. */
export const exceptionsIn = (overrides: Overrides): readonly Listed[] =>
  OVERRIDE_KINDS.flatMap((kind) =>
    [...overrides[kind].show, ...overrides[kind].hide].toSorted().map((key) => ({ kind, key })),
  );

/** The next keys of one kind whose names are not known; null where all are. */
export const nextUnnamed = (
  overrides: Overrides,
  names: PageNames,
  kinds: ReadonlySet<OverrideKind>,
): { readonly kind: OverrideKind; readonly keys: readonly string[] } | null => {
  const unnamed = exceptionsIn(overrides).filter((page) => kinds.has(page.kind) && !names.has(nameKey(page)));
  const [first] = unnamed;
  return first
    ? {
        kind: first.kind,
        keys: unnamed
          .filter(({ kind }) => kind === first.kind)
          .slice(0, NAMED_AT_ONCE)
          .map(({ key }) => key),
      }
    : null;
};

/** Where the storefront has a page of which only the key is known; null for what is listed by number. */
const pathOfKey = ({ kind, key }: Listed): string | null => {
  if (kind === 'products' || kind === 'collections') return null;
  return kind === 'articles' ? `/blogs/${key}` : `/${kind}/${key}`;
};

/** A page as a row shows it. */
export interface PageRow extends Listed {
  readonly title: string;
  /** Its address; null where that is not known. */
  readonly path: string | null;
  /** `gone`: the store has nothing of this key. */
  readonly note: 'unpublished' | 'gone' | null;
}

/** A page as a row, with the name that is known of it. */
export const rowOf = (page: Listed, names: PageNames): PageRow => {
  const named = names.get(nameKey(page));
  if (!named)
    return { ...page, title: page.key, path: pathOfKey(page), note: named === null ? 'gone' : null };
  return {
    ...page,
    title: named.title,
    path: named.path,
    note: named.published ? null : 'unpublished',
  };
};
