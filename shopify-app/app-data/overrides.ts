/**
 * The store's single choices: for a product, a collection, a page, a blog or an article, Talk is shown or hidden
 * whatever the rules and the default say. These lists are the only truth about them; no product carries a mark.
 */

/** Products and collections are listed by number, the others by handle. */
export const OVERRIDE_KINDS = ['products', 'collections', 'pages', 'blogs', 'articles'] as const;
export type OverrideKind = (typeof OVERRIDE_KINDS)[number];

export const EFFECTS = ['show', 'hide'] as const;
export type Effect = (typeof EFFECTS)[number];

/**
 * Keys are texts, also of products and collections (`"632910392"`), since Liquid's `contains` finds texts only.
 * An article's is `blog/article`, as Liquid's `article.handle` prints it. Lists are sorted and name a key once.
 */
export type Overrides = {
  readonly [Kind in OverrideKind]: { readonly [Each in Effect]: readonly string[] };
};

export const noOverrides = (): Overrides => ({
  products: { show: [], hide: [] },
  collections: { show: [], hide: [] },
  pages: { show: [], hide: [] },
  blogs: { show: [], hide: [] },
  articles: { show: [], hide: [] },
});

/** No control characters, spaces, or what would need escaping in a path; other scripts' letters are fine. */
const HANDLE = /^[^\p{C}\p{Z}"'<>\\^`{|}/?#%&]{1,255}$/u;

/** Whether a text can be a key of its kind. */
export const isKey = (kind: OverrideKind, key: string): boolean => {
  if (kind === 'products' || kind === 'collections') return /^[1-9][0-9]{0,19}$/.test(key);
  if (kind !== 'articles') return HANDLE.test(key);
  const parts = key.split('/');
  return parts.length === 2 && parts.every((part) => HANDLE.test(part));
};

/** The number in a global id: `gid://shopify/Product/632910392` is `632910392`; null for anything else. */
export const numberOf = (gid: string): string | null =>
  /^gid:\/\/shopify\/[A-Za-z]+\/([1-9][0-9]{0,19})$/.exec(gid)?.[1] ?? null;

/** What the merchant chose for one thing; null where it has no choice of its own. */
export const overrideOf = (overrides: Overrides, kind: OverrideKind, key: string): Effect | null =>
  EFFECTS.find((effect) => overrides[kind][effect].includes(key)) ?? null;

/** The lists with another choice for one thing; null takes its choice away. */
export const withOverride = (
  overrides: Overrides,
  kind: OverrideKind,
  key: string,
  choice: Effect | null,
): Overrides => {
  const listFor = (effect: Effect): string[] => {
    const others = overrides[kind][effect].filter((each) => each !== key);
    return effect === choice ? [...others, key].toSorted() : others;
  };
  return { ...overrides, [kind]: { show: listFor('show'), hide: listFor('hide') } };
};

/** How many choices there are in all. */
export const countOverrides = (overrides: Overrides): number =>
  OVERRIDE_KINDS.reduce(
    (sum, kind) => sum + EFFECTS.reduce((inner, effect) => inner + overrides[kind][effect].length, 0),
    0,
  );
