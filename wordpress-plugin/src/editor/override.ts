/** The meta field that holds a page's own setting. */
export const META_KEY = '_talk_messenger_visibility';

export type Override = 'inherit' | 'show' | 'hide';

export type Meta = Readonly<Record<string, unknown>>;

/** A page's own setting; anything that is not one inherits. */
export const overrideOf = (meta: Meta): Override => {
  const value = meta[META_KEY];
  return value === 'show' || value === 'hide' ? value : 'inherit';
};

/** The edit that stores a setting; inheriting is stored as nothing. */
export const metaEdit = (override: Override): { meta: Meta } => ({
  meta: { [META_KEY]: override === 'inherit' ? '' : override },
});
