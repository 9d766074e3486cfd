import type { BinaryExpression, Expression, ObjectExpression, Property, SpreadElement } from 'acorn';
import { hasPlaceholder } from './placeholder.ts';
import type { Json } from '../../types.ts';

/** What an expression stands for, whatever runs around it; or else its own words. */
export type Literal =
  | { readonly known: true; readonly value: Json | undefined }
  | { readonly known: false; readonly expression: string };

export type Node = Expression | SpreadElement | null | undefined;

interface Place {
  readonly start: number;
  readonly end: number;
}

const maxDepth = 50;
const unsafeNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Names that reach into JavaScript's own objects wherever options are copied carelessly. */
export const isUnsafeName = (name: string): boolean => unsafeNames.has(name);

const known = (value: Json | undefined): Literal => ({ known: true, value });

/** The words of a piece of code; `source` is the text that the positions refer to. */
export const textOf = ({ start, end }: Place, source: string): string => source.slice(start, end);

const computed = (node: Place, source: string): Literal => ({
  known: false,
  expression: textOf(node, source),
});

const plain = (node: Place, value: unknown, source: string): Literal => {
  const text = textOf(node, source);
  const usable =
    typeof value === 'string'
      ? !hasPlaceholder(text)
      : value === null || typeof value === 'boolean' || Number.isFinite(value);
  return usable && text !== '' ? known(value as Json) : computed(node, source);
};

/** Negative numbers, and the way minifiers write true, false and undefined: `!0`, `!1`, `void 0`. */
const unary = (operator: string, argument: Literal): Literal | null => {
  if (!argument.known) return null;
  const { value } = argument;
  if (operator === 'void') return known(undefined);
  if (operator === '!' && (typeof value === 'boolean' || typeof value === 'number')) return known(!value);
  return operator === '-' && typeof value === 'number' ? known(0 - value) : null;
};

const concatenation = (node: BinaryExpression, source: string, depth: number): Literal | null => {
  if (node.operator !== '+' || node.left.type === 'PrivateIdentifier') return null;
  const left = readLiteral(node.left, source, depth);
  if (!left.known || typeof left.value !== 'string') return null;
  const right = readLiteral(node.right, source, depth);
  return right.known && typeof right.value === 'string' ? known(left.value + right.value) : null;
};

const array = (elements: readonly Node[], source: string, depth: number): Literal | null => {
  const values: Json[] = [];
  for (const element of elements) {
    const item = readLiteral(element, source, depth);
    if (!item.known) return null;
    values.push(item.value ?? null);
  }
  return known(values);
};

const object = ({ properties }: ObjectExpression, source: string, depth: number): Literal | null => {
  const values: { [name: string]: Json } = {};
  for (const property of properties) {
    const name = nameOf(property, source);
    const item = readProperty(property, source, depth);
    if (name === null || !item.known) return null;
    if (item.value !== undefined && !isUnsafeName(name)) values[name] = item.value;
  }
  return known(values);
};

/**
 * Reads an expression made of literals only: strings and their concatenations, templates without places, numbers,
 * booleans, null, arrays and objects. Nothing is run. Names such as `__proto__` inside objects are left out.
 */
export const readLiteral = (node: Node, source: string, depth = 0): Literal => {
  if (!node) return known(undefined);
  const deeper = depth + 1;
  const read = (): Literal | null => {
    switch (node.type) {
      case 'Literal':
        return plain(node, node.value, source);
      case 'TemplateLiteral':
        return node.expressions.length > 0 ? null : plain(node, node.quasis[0]?.value.cooked, source);
      case 'Identifier':
        return node.name === 'undefined' ? known(undefined) : null;
      case 'ParenthesizedExpression':
        return readLiteral(node.expression, source, deeper);
      case 'UnaryExpression':
        return unary(node.operator, readLiteral(node.argument, source, deeper));
      case 'BinaryExpression':
        return concatenation(node, source, deeper);
      case 'ArrayExpression':
        return array(node.elements, source, deeper);
      case 'ObjectExpression':
        return object(node, source, deeper);
      default:
        return null;
    }
  };
  return (depth <= maxDepth && read()) || computed(node, source);
};

/** The name of a property as written, null where it is worked out or there is none. */
export const nameOf = (property: Property | SpreadElement, source: string): string | null => {
  if (property.type !== 'Property') return null;
  if (!property.computed && property.key.type === 'Identifier')
    return hasPlaceholder(textOf(property.key, source)) ? null : property.key.name;
  const name = readLiteral(property.key as Expression, source);
  return name.known && (typeof name.value === 'string' || typeof name.value === 'number')
    ? String(name.value)
    : null;
};

/** The value of a `name: value` property; getters, methods and spreads have none. */
export const readProperty = (property: Property | SpreadElement, source: string, depth = 0): Literal =>
  property.type === 'Property' && property.kind === 'init' && !property.method
    ? readLiteral(property.value, source, depth)
    : computed(property, source);
