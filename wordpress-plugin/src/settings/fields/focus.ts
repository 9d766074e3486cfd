import { isAtOrBelow } from '@talk-suite/core/settings';

const CONTROL = ':is(input, textarea, select, button):not([disabled])';

/** Where the focus goes in a field: to what is wrong, else to what is chosen, else to a control; a link is the last resort. */
const TARGETS = [
  `${CONTROL}[aria-invalid='true']`,
  "input[type='radio']:checked:not([disabled])",
  CONTROL,
  'a[href]',
];

const targetIn = (field: ParentNode): HTMLElement | null =>
  TARGETS.map((selector) => field.querySelector<HTMLElement>(selector)).find((found) => found !== null) ??
  null;

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
  const field = closest ?? first;
  const target = field ? targetIn(field) : null;
  // What is folded away cannot have the focus.
  target?.closest('details')?.setAttribute('open', '');
  target?.focus();
  return target !== null;
};
