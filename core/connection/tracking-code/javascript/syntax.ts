import type {
  AnyNode,
  ArrowFunctionExpression,
  Expression,
  FunctionDeclaration,
  FunctionExpression,
  Pattern,
  Program,
  SpreadElement,
  Super,
} from 'acorn';

/** The names a function (or the program) declares, and those of them that stand for `window.ap3c`. */
export interface Scope {
  readonly parent: Scope | null;
  readonly declared: Set<string>;
  readonly ortto: Set<string>;
}

export interface LocatedNode {
  readonly node: AnyNode;
  readonly scope: Scope;
}

export interface Syntax {
  /** Every node, in the order of the code. */
  readonly nodes: readonly LocatedNode[];
  /** The scope inside each function. */
  readonly insideOf: ReadonlyMap<AnyNode, Scope>;
}

const newScope = (parent: Scope | null): Scope => ({ parent, declared: new Set(), ortto: new Set() });

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const isFunction = (
  node: AnyNode,
): node is FunctionExpression | FunctionDeclaration | ArrowFunctionExpression =>
  node.type === 'FunctionExpression' ||
  node.type === 'FunctionDeclaration' ||
  node.type === 'ArrowFunctionExpression';

const childrenOf = (node: AnyNode): AnyNode[] => Object.values(node).flat().filter(isNode);

const declare = (pattern: Pattern, scope: Scope): void => {
  if (pattern.type === 'Identifier') scope.declared.add(pattern.name);
};

/**
 * Lists every node with the scope it stands in. Without recursion: the depth of the tree is the sender's choice.
 * Blocks are taken as part of their function.
 */
export const readSyntax = (program: Program): Syntax => {
  const nodes: LocatedNode[] = [];
  const insideOf = new Map<AnyNode, Scope>();
  const pending: LocatedNode[] = [{ node: program, scope: newScope(null) }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, scope } = next;
    nodes.push(next);
    if (node.type === 'VariableDeclarator') declare(node.id, scope);
    let inner = scope;
    if (isFunction(node)) {
      inner = newScope(scope);
      insideOf.set(node, inner);
      for (const param of node.params) declare(param, inner);
    }
    for (const child of childrenOf(node).toReversed()) pending.push({ node: child, scope: inner });
  }
  return { nodes, insideOf };
};

/** The scope that declares a name; the program's where none does. */
export const scopeOf = (name: string, from: Scope): Scope => {
  let scope = from;
  while (!scope.declared.has(name) && scope.parent) scope = scope.parent;
  return scope;
};

/** The expression inside parentheses, optional chains and `(0, expression)`. */
export const unwrap = (node: Expression | SpreadElement | Super): Expression | SpreadElement | Super => {
  let inner = node;
  for (;;) {
    if (inner.type === 'ChainExpression' || inner.type === 'ParenthesizedExpression')
      inner = inner.expression;
    else if (inner.type === 'SequenceExpression') inner = inner.expressions.at(-1)!;
    else return inner;
  }
};
