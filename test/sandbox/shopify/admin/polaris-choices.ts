/** What of a stand-in element is read here. */
interface Drawn extends HTMLElement {
  readonly kept: Map<string, unknown>;
  read(name: string): string;
  isOn(name: string): boolean;
}

/**
 * Draws `s-choice-list`: radio buttons or checkboxes with their details, one group with a label. Runs in the framed
 * page, and is sent there as it is: it uses nothing from outside. What has the focus keeps it, whatever is drawn anew.
 */
export const drawChoiceList = (element: Drawn, root: ShadowRoot): void => {
  const given = element.kept.get('values') as readonly string[] | undefined;
  const values = given ?? element.getAttribute('values')?.split(',') ?? [];
  if (!root.querySelector('fieldset'))
    root.innerHTML =
      '<style>fieldset { margin: 0; padding: 0; border: 0 } legend { padding: 0 0 0.25rem; font-weight: 550 } label { display: flex; gap: 0.5rem; align-items: baseline } small { display: block; margin: 0 0 0.5rem 1.5rem; font-size: inherit; color: #616161 } input { margin: 0; accent-color: #303030 } p:empty { display: none }</style><fieldset><legend></legend></fieldset><p class="error" role="alert"></p>';
  const fieldset = root.querySelector('fieldset')!;
  const legend = root.querySelector('legend')!;
  legend.textContent = element.read('label');
  legend.hidden = element.read('labelAccessibilityVisibility') === 'exclusive';
  if (legend.hidden) fieldset.setAttribute('aria-label', element.read('label'));
  fieldset.disabled = element.isOn('disabled');
  root.querySelector('.error')!.textContent = element.read('error');

  const type = element.isOn('multiple') ? 'checkbox' : 'radio';
  const inputFor = (value: string): HTMLInputElement => {
    const known = [...fieldset.querySelectorAll('input')].find((input) => input.value === value);
    if (known) return known;
    const input = document.createElement('input');
    input.type = type;
    input.name = 'choice';
    input.value = value;
    input.addEventListener('change', (event) => {
      event.stopPropagation();
      const chosen = [...fieldset.querySelectorAll('input')].filter(({ checked }) => checked);
      element.kept.set(
        'values',
        chosen.map((each) => each.value),
      );
      element.dispatchEvent(new Event('change', { bubbles: true }));
    });
    const row = document.createElement('div');
    const label = document.createElement('label');
    const details = document.createElement('small');
    details.id = `details-${value}`;
    input.setAttribute('aria-describedby', details.id);
    label.append(input, document.createElement('span'));
    row.append(label, details);
    return input;
  };
  const wanted = [...element.querySelectorAll<Drawn>('s-choice')].map((choice) => {
    const input = inputFor(choice.read('value'));
    const row = input.closest('div')!;
    const details = [...choice.children].find((child) => child.slot === 'details');
    const own = [...choice.childNodes].filter((node) => !(node instanceof HTMLElement && node.slot));
    const [name, more] = [row.querySelector('span')!, row.querySelector('small')!];
    name.textContent = own.map((node) => node.textContent).join('');
    more.textContent = details?.textContent ?? '';
    input.checked = given
      ? given.includes(input.value)
      : values.includes(input.value) || choice.isOn('selected');
    return row;
  });
  for (const row of fieldset.querySelectorAll('div')) if (!wanted.includes(row)) row.remove();
  wanted.forEach((row, at) => {
    if (fieldset.children[at + 1] !== row) fieldset.insertBefore(row, fieldset.children[at + 1] ?? null);
  });
};
