import { isAtOrBelow } from '@talk-suite/core/settings';

const FOCUSABLE =
  'input:not([disabled]), textarea:not([disabled]), select:not([disabled]), button:not([disabled]), a[href]';

const isAbout = (field: string, path: string): boolean =>
  isAtOrBelow(field, path) || isAtOrBelow(path, field);

/** Moves the focus into the first field, in the order of the screen, that one of the paths is about. */
export const focusField = (root: ParentNode, paths: readonly string[]): boolean => {
  const fields = [...root.querySelectorAll<HTMLElement>('[data-field]')].filter(({ dataset }) =>
    paths.some((path) => dataset['field'] === path || isAbout(path, dataset['field'] ?? '')),
  );
  // A field inside another one is the closer match.
  const [first] = fields;
  const closest = fields.find(
    (field) =>
      first?.contains(field) &&
      field !== first &&
      paths.some((path) => `${path}.`.startsWith(`${field.dataset['field']}.`)),
  );
  const target = (closest ?? first)?.querySelector<HTMLElement>(FOCUSABLE);
  // What is folded away cannot have the focus.
  target?.closest('details')?.setAttribute('open', '');
  target?.focus();
  return target !== undefined && target !== null;
};
