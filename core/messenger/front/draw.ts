import { fromDocument } from '../../loader/page-access.ts';
import type { Children, VNode } from './element.ts';

/** A text of the page is drawn like an element that has nothing but itself. */
type Drawn = VNode & { node?: Element | Text };

const SVG = 'http://www.w3.org/2000/svg';

/** What each element was drawn with last. */
const lastOf = new WeakMap<Node, readonly Drawn[]>();

/** Lists within lists become one; what is nothing, false or an empty text is left out. */
const flat = (content: Children): Drawn[] =>
  Array.isArray(content)
    ? content.flatMap(flat)
    : typeof content === 'object' && content
      ? [content as Drawn]
      : typeof content === 'boolean' || (content ?? '') === ''
        ? []
        : [{ name: '', attributes: {}, content: String(content) }];

/** Properties, where an attribute would only say what the element began with. */
const isProperty = (name: string): boolean => name === 'value' || name === 'checked';

const assign = (element: Element, before: VNode['attributes'], attributes: VNode['attributes']): void => {
  const node = element as Element & Record<string, unknown>;
  for (const name in { ...before, ...attributes }) {
    const { [name]: value = null } = attributes;
    if (isProperty(name)) {
      // Writing what is there already would move the caret.
      if (node[name] !== (value ?? '')) node[name] = value ?? '';
    } else if (name === 'key' || value === before[name]) continue;
    else if (name.startsWith('on')) node[name.toLowerCase()] = value;
    else if (value === null || value === false) node.removeAttribute(name);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
};

/**
 * Makes the content of an element what it is to be, with as few changes as it takes: an element that was there before,
 * with its key or else its name, is kept, and so are its focus, its scroll position, and what is typed.
 */
export const draw = (parent: Element, content: Children): void => {
  const next = flat(content);
  const gone = new Set(lastOf.get(parent));
  for (const each of next) {
    const { name, attributes } = each;
    let last: Drawn | undefined;
    for (const old of gone)
      if (old.name === name && old.attributes['key'] === attributes['key']) {
        last = old;
        gone.delete(old);
        break;
      }
    each.node =
      last?.node ??
      (name
        ? fromDocument('createElementNS').call(document, name === 'svg' ? SVG : parent.namespaceURI, name)
        : new Text());
    if (each.node instanceof Text) {
      if (each.node.data !== each.content) each.node.data = each.content as string;
    } else {
      draw(each.node, each.content);
      assign(each.node, last?.attributes ?? {}, attributes);
    }
  }
  for (const { node } of gone) node!.remove();
  let at = parent.firstChild;
  for (const { node } of next)
    if (node === at) at = at!.nextSibling;
    else parent.insertBefore(node!, at);
  lastOf.set(parent, next);
};
