type Attributes = Readonly<Record<string, string>>;

/** Makes an element without markup text: pages that insist on Trusted Types allow that. */
export const element = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
};

const svg = 'http://www.w3.org/2000/svg';

/** An icon of 24 by 24 units, drawn with the colour of the text. */
export const icon = (path: string): SVGElement => {
  const made = document.createElementNS(svg, 'svg');
  for (const [attribute, value] of Object.entries({
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '2',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  }))
    made.setAttribute(attribute, value);
  const line = document.createElementNS(svg, 'path');
  line.setAttribute('d', path);
  made.append(line);
  return made;
};
