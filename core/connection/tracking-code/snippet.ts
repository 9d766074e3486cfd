import type { CallExpression } from 'acorn';
import { markOrttoNames, memberName, yieldsOrtto } from './javascript/bindings.ts';
import { scriptOfDataUrl } from './formats/data-url.ts';
import { isKnownScriptUrl } from '../hosts.ts';
import { nameOf, readLiteral, type Literal, type Node } from './javascript/literal.ts';
import { readPage } from './formats/page.ts';
import { hasPlaceholder } from './javascript/placeholder.ts';
import type { ReadProgram } from './javascript/program.ts';
import { readSyntax, unwrap, type LocatedNode, type Scope } from './javascript/syntax.ts';

/** The arguments of a call, and the text their positions refer to. */
export interface Call {
  readonly arguments: readonly Node[];
  readonly source: string;
}

/** An address that some script is loaded from, and how near it stands to `ap3c`. */
export interface ScriptMention {
  readonly address: Literal;
  /** `near`: in a function (or a program) that deals with `ap3c` itself; `body`: elsewhere in such a program. */
  readonly place: 'near' | 'body' | 'elsewhere';
}

/** What one program says about Ortto. */
export interface Snippet {
  readonly mentionsOrtto: boolean;
  readonly inits: readonly Call[];
  readonly tracks: readonly Call[];
  /** Names of further methods of `ap3c` that are called. */
  readonly otherCalls: readonly string[];
  readonly scripts: readonly ScriptMention[];
  /** Strings that mention `ap3c`, also inside an address: code that is written out by other code, or quoted. */
  readonly strings: readonly string[];
}

/** Methods that take a script's address as their first argument. */
const scriptLoaders: ReadonlySet<string> = new Set([
  'getScript',
  'injectScript',
  'loadScript',
  'importScript',
]);

const calledName = ({ callee }: CallExpression, source: string): string | null => {
  const inner = unwrap(callee);
  if (inner.type === 'Identifier') return inner.name;
  return inner.type === 'MemberExpression' ? memberName(inner, source) : null;
};

/** The expression that a node gives to some element's `src`, or loads as a script. */
const scriptAddress = ({ node }: LocatedNode, source: string): Node => {
  if (node.type === 'AssignmentExpression') {
    const setsSrc = node.left.type === 'MemberExpression' && memberName(node.left, source) === 'src';
    return setsSrc ? node.right : null;
  }
  if (node.type === 'Property') {
    return nameOf(node as Parameters<typeof nameOf>[0], source) === 'src' ? (node.value as Node) : null;
  }
  if (node.type === 'Literal') {
    return typeof node.value === 'string' && isKnownScriptUrl(node.value) ? node : null;
  }
  if (node.type !== 'CallExpression') return null;
  const name = calledName(node, source) ?? '';
  if (scriptLoaders.has(name)) return node.arguments[0];
  const attribute = name === 'setAttribute' ? readLiteral(node.arguments[0], source) : null;
  return attribute?.known && attribute.value === 'src' ? node.arguments[1] : null;
};

/** The text of a string, with the places of a template as they are written. */
const stringOf = ({ node }: LocatedNode, source: string): string => {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : '';
  if (node.type !== 'TemplateLiteral') return '';
  const places = node.expressions.map(({ start, end }) => `\${${source.slice(start, end)}}`);
  return node.quasis.map(({ value }, index) => (value.cooked ?? '') + (places[index] ?? '')).join('');
};

/** Methods that are given HTML. */
const htmlWriters: ReadonlySet<string> = new Set([
  'write',
  'writeln',
  'insertAdjacentHTML',
  'createContextualFragment',
  'append',
  'prepend',
  'html',
]);

/** HTML that is put together from literals and written: `document.write('<scr' + 'ipt src=…>')`. */
const writtenHtml = ({ node }: LocatedNode, source: string): string => {
  if (node.type !== 'CallExpression' || !htmlWriters.has(calledName(node, source) ?? '')) return '';
  const literals = node.arguments.filter(({ type }) => type === 'BinaryExpression');
  return literals
    .map((each) => readLiteral(each, source))
    .map((each) => (each.known && typeof each.value === 'string' ? each.value : ''))
    .join('');
};

/** The addresses of script elements in a string, `unescape("%3Cscript …")` too. */
const addressesIn = (html: string): Literal[] => {
  const text = /%3Cscript/i.test(html) ? html.replace(/%(?:2[0-9F]|3[A-E])/gi, decodeURIComponent) : html;
  return /<script/i.test(text)
    ? readPage(text).addresses.map((address) =>
        hasPlaceholder(address) ? { known: false, expression: address } : { known: true, value: address },
      )
    : [];
};

const isOrtto = ({ node, scope }: LocatedNode, source: string): boolean =>
  (node.type === 'Identifier' || node.type === 'MemberExpression') && yieldsOrtto(node, scope, source);

/** Reads what a program does with `ap3c`, under whatever name, and which scripts it loads. */
export const readSnippet = ({ program, source }: ReadProgram): Snippet => {
  const syntax = readSyntax(program);
  markOrttoNames(syntax, source);
  const inits: Call[] = [];
  const tracks: Call[] = [];
  const otherCalls: string[] = [];
  const addresses: { address: Literal; scope: Scope }[] = [];
  const strings: string[] = [];
  const orttoScopes = new Set<Scope>();
  for (const located of syntax.nodes) {
    const { node, scope } = located;
    const address = scriptAddress(located, source);
    if (address) addresses.push({ address: readLiteral(address, source), scope });
    const string = stringOf(located, source);
    const html = string || writtenHtml(located, source);
    const script = scriptOfDataUrl(string);
    if (html.includes('ap3c')) strings.push(html);
    else if (script?.includes('ap3c')) strings.push(script);
    else for (const written of addressesIn(html)) addresses.push({ address: written, scope });
    if (isOrtto(located, source)) orttoScopes.add(scope);
    if (node.type !== 'CallExpression') continue;
    const callee = unwrap(node.callee);
    if (callee.type !== 'MemberExpression' || !yieldsOrtto(callee.object, scope, source)) continue;
    const name = memberName(callee, source);
    const call = { arguments: node.arguments, source };
    if (name === 'init') inits.push(call);
    else if (name === 'track') tracks.push(call);
    else otherCalls.push(`ap3c.${name ?? source.slice(callee.property.start, callee.property.end)}`);
  }
  const mentionsOrtto = orttoScopes.size > 0;
  const placeOf = (scope: Scope): ScriptMention['place'] =>
    orttoScopes.has(scope) ? 'near' : mentionsOrtto ? 'body' : 'elsewhere';
  const scripts = addresses.map(({ address, scope }) => ({ address, place: placeOf(scope) }));
  return { mentionsOrtto, inits, tracks, otherCalls, scripts, strings };
};
