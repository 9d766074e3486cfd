import { join } from 'node:path';
import {
  API,
  SignatureKind,
  SymbolFlags,
  TypeFlags,
  type Checker,
  type Type,
} from 'typescript/unstable/sync';

const TYPES = join(import.meta.dirname, '../../../../node_modules/@shopify/app-bridge-types/dist/index.d.ts');

/** What App Bridge publishes about itself. */
export interface PublishedBridge {
  /** Every member of `window.shopify`, by its path (`toast.show`): something to call, or something to read. */
  readonly members: Readonly<Record<string, 'method' | 'value'>>;
  /** Names of the elements that it brings. */
  readonly elements: readonly string[];
}

type Member = readonly [path: string, kind: 'method' | 'value'];

/** The members of a type and of what they hold; what holds nothing to call is one value. */
const membersOf = (checker: Checker, type: Type, path = ''): Member[] =>
  checker.getPropertiesOfType(type).flatMap((property): Member[] => {
    const declared = checker.getTypeOfSymbol(property);
    const own = declared && checker.getNonNullableType(declared);
    const at = path + property.name;
    if (!own) throw new Error(`App Bridge's types do not say what shopify.${at} is.`);
    if (checker.getSignaturesOfType(own, SignatureKind.Call).length > 0) return [[at, 'method']];
    const isOpaque =
      !(own.flags & TypeFlags.Object) || checker.isArrayLikeType(own) || own.getSymbol()?.name === 'Promise';
    const inner = isOpaque ? [] : membersOf(checker, own, `${at}.`);
    return inner.some(([, kind]) => kind === 'method') ? inner : [[at, 'value']];
  });

const read = (): PublishedBridge => {
  const api = new API();
  try {
    const snapshot = api.updateSnapshot({ openFiles: [TYPES] });
    const project = snapshot.getDefaultProjectForFile(TYPES);
    const file = project?.program.getSourceFile(TYPES);
    if (!project || !file) throw new Error(`There is nothing to read at ${TYPES}.`);
    const { checker } = project;
    const symbolOf = (name: string, meaning: SymbolFlags) => {
      const found = checker.resolveName(name, meaning, file);
      if (!found) throw new Error(`App Bridge's types do not name ${name}.`);
      return found;
    };
    const bridge = checker.getTypeOfSymbol(symbolOf('shopify', SymbolFlags.Variable));
    const elements = checker.getDeclaredTypeOfSymbol(symbolOf('AppBridgeElements', SymbolFlags.Interface));
    return {
      members: Object.fromEntries(bridge ? membersOf(checker, bridge) : []),
      elements: checker.getPropertiesOfType(elements).map(({ name }) => name),
    };
  } finally {
    api.close();
  }
};

let published: PublishedBridge | undefined;

/** App Bridge's members and elements, read from its own types by TypeScript's compiler: a second or two, once. */
export const publishedBridge = (): PublishedBridge => (published ??= read());
