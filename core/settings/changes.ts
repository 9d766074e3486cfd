/**
 * Documents of JSON compared and edited place by place, for screens that more than one person may have open. A place
 * is a dotted path of members; a list counts as one value.
 */

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const read = (value: unknown, steps: readonly string[]): unknown =>
  steps.reduce<unknown>(
    (inner, step) => (isObject(inner) && Object.hasOwn(inner, step) ? inner[step] : undefined),
    value,
  );

const write = (value: unknown, [step, ...rest]: readonly string[], next: unknown): unknown =>
  step === undefined
    ? next
    : { ...(isObject(value) ? value : {}), [step]: write(read(value, [step]), rest, next) };

/** The value at a place; undefined where there is none. */
export const valueAt = (document: unknown, path: string): unknown => read(document, path.split('.'));

/** The document with another value at a place. */
export const withValueAt = <Document>(document: Document, path: string, value: unknown): Document =>
  write(document, path.split('.'), value) as Document;

const canonical = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(canonical)
    : isObject(value)
      ? Object.fromEntries(
          Object.keys(value)
            .toSorted()
            .map((key) => [key, canonical(value[key])]),
        )
      : value;

/** Equality of JSON values; the order of an object's members does not count. */
export const same = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));

/** Every place that is edited and compared by itself, in the order of the members. */
export const placesOf = (value: unknown, whole: ReadonlySet<string>, prefix = ''): string[] =>
  isObject(value)
    ? Object.entries(value).flatMap(([key, inner]) =>
        isObject(inner) && !whole.has(prefix + key)
          ? placesOf(inner, whole, `${prefix}${key}.`)
          : [prefix + key],
      )
    : [];

/**
 * The places at which two documents differ.
 * @param whole places whose members make sense only together
 */
export const differences = (a: unknown, b: unknown, whole: ReadonlySet<string>): string[] =>
  [...new Set([...placesOf(a, whole), ...placesOf(b, whole)])].filter(
    (path) => !same(valueAt(a, path), valueAt(b, path)),
  );

/** The edits that lead from `base` to `mine`, made to `theirs`: what `mine` did not touch stays theirs. */
export const rebase = <Document>(
  base: Document,
  mine: Document,
  theirs: Document,
  whole: ReadonlySet<string>,
): Document =>
  differences(base, mine, whole).reduce(
    (document, path) => withValueAt(document, path, valueAt(mine, path)),
    theirs,
  );

/** What a person has to choose about when someone else saved meanwhile. */
export interface Conflict {
  /** Both changed these, to different values, or only this person did: the values differ now. */
  readonly differing: readonly string[];
  /** Only the other one changed these: they stay, whatever is chosen. */
  readonly onlyTheirs: readonly string[];
}

export const conflictOf = <Document>(
  base: Document,
  mine: Document,
  theirs: Document,
  whole: ReadonlySet<string>,
): Conflict => {
  const touched = new Set(differences(base, mine, whole));
  const changed = differences(mine, theirs, whole);
  return {
    differing: changed.filter((path) => touched.has(path)),
    onlyTheirs: changed.filter((path) => !touched.has(path)),
  };
};
