import type { CallExpression, Expression, MemberExpression, Super } from 'acorn';
import { readLiteral, textOf } from './literal.ts';
import { hasPlaceholder } from './placeholder.ts';
import { scopeOf, unwrap, type LocatedNode, type Scope, type Syntax } from './syntax.ts';

/** A name that is given a value. */
interface Binding {
  readonly name: string;
  readonly scope: Scope;
  readonly value: Expression;
  readonly valueScope: Scope;
}

const maxDepth = 20;
// Code may give a name its value further down than another name takes it over: a few rounds settle real code.
const maxRounds = 4;

/** The name of a member as written, null where it is worked out. */
export const memberName = ({ property, computed }: MemberExpression, source: string): string | null => {
  if (property.type === 'PrivateIdentifier') return null;
  if (!computed)
    return property.type === 'Identifier' && !hasPlaceholder(textOf(property, source)) ? property.name : null;
  const name = readLiteral(property, source);
  return name.known && typeof name.value === 'string' ? name.value : null;
};

/** Whether an expression yields `window.ap3c`, whatever the window and the variable are called there. */
export const yieldsOrtto = (value: Expression | Super, scope: Scope, source: string, depth = 0): boolean => {
  if (depth > maxDepth) return false;
  const inner = unwrap(value);
  const either = (left: Expression, right: Expression): boolean =>
    yieldsOrtto(left, scope, source, depth + 1) || yieldsOrtto(right, scope, source, depth + 1);
  switch (inner.type) {
    case 'Identifier':
      return inner.name === 'ap3c' || scopeOf(inner.name, scope).ortto.has(inner.name);
    case 'MemberExpression':
      return memberName(inner, source) === 'ap3c';
    case 'LogicalExpression':
      return either(inner.left, inner.right);
    case 'ConditionalExpression':
      return either(inner.consequent, inner.alternate);
    case 'AssignmentExpression':
      return either(inner.left as Expression, inner.right);
    default:
      return false;
  }
};

/** `(function (a) { … })(window.ap3c)`, also through `.call(this, …)`: the parameters take the arguments. */
const argumentBindings = (call: CallExpression, scope: Scope, { insideOf }: Syntax): Binding[] => {
  const callee = unwrap(call.callee);
  const throughCall = callee.type === 'MemberExpression' && callee.object.type === 'FunctionExpression';
  const called = throughCall ? callee.object : callee;
  const values = throughCall ? call.arguments.slice(1) : call.arguments;
  const inside = insideOf.get(called);
  if (!inside || !('params' in called)) return [];
  return called.params.flatMap((param, index): Binding[] => {
    const value = values[index];
    return param.type === 'Identifier' && value && value.type !== 'SpreadElement'
      ? [{ name: param.name, scope: inside, value, valueScope: scope }]
      : [];
  });
};

const bindingsOf = ({ node, scope }: LocatedNode, syntax: Syntax): Binding[] => {
  if (node.type === 'CallExpression') return argumentBindings(node, scope, syntax);
  if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier') {
    return [{ name: node.left.name, scope, value: node.right, valueScope: scope }];
  }
  return node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init
    ? [{ name: node.id.name, scope, value: node.init, valueScope: scope }]
    : [];
};

/** Marks every name that stands for `window.ap3c` in the scope that declares it. */
export const markOrttoNames = (syntax: Syntax, source: string): void => {
  const bindings = syntax.nodes.flatMap((located) => bindingsOf(located, syntax));
  for (let round = 0, changed = true; changed && round < maxRounds; round += 1) {
    changed = false;
    for (const { name, scope, value, valueScope } of bindings) {
      const { ortto } = scopeOf(name, scope);
      if (ortto.has(name) || !yieldsOrtto(value, valueScope, source)) continue;
      ortto.add(name);
      changed = true;
    }
  }
};
