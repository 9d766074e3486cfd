import { fromDocument } from './page-access.ts';

/** Set by the build. */
declare const HAS_BUILT_IN: boolean;
/**
 * Set by the build: attributes of the tag, names without `data-`, that the file has built in (`embed/built-in.ts`
 * writes them there). A policy that trusts the file by its hash trusts these and no others. The build has one
 * place for them.
 */
declare const BUILT_IN: Readonly<Record<string, string>>;

// The tag that runs this very script, taken during its first synchronous run: an element found by id or selector
// could be injected markup. None in a module, or where an optimizer runs the text in another way.
// A policy's hash of this file also matches an inline script of the same bytes, whose attributes the attacker who injects it
// chooses: a tag without an address is none.
const tag = fromDocument('currentScript');

let {
  nonce,
  integrity,
  dataset: attributes = {},
} = (tag instanceof HTMLScriptElement && tag.src && tag) as Partial<HTMLScriptElement>;

/** How long a strategy makes a visitor wait; one that is unknown waits for consent. */
const patience = (load = ''): number => ['', 'idle', 'interaction'].indexOf(load) >>> 0;

/** What is built in, and of the tag only what makes it stricter: the decision, which may hide, and a longer wait. */
const strict = (
  builtIn: Readonly<Record<string, string>>,
  { load, consent, ...tagged }: DOMStringMap,
): DOMStringMap => {
  const longer = patience(load) > patience(builtIn['load']) && { load, consent };
  const decided = Object.entries(tagged).filter(([name]) => /^(hide|by|rule|pending|rest)$/.test(name));
  return { ...Object.fromEntries(decided), ...builtIn, ...longer };
};

/**
 * What the site is asked for where the tag has lost the page's decision: another plugin took its attributes away, or
 * merged the file into a bundle. Nothing where the tag has it, or the file has no word for asking.
 */
let ask: string | undefined;
let builtIn: DOMStringMap;

if (HAS_BUILT_IN) {
  // Nothing where no tag is found. The hosts are built in, so none has to be of the table.
  builtIn = integrity === undefined ? {} : strict(BUILT_IN, attributes);
  if (!/\b(by|pending|rest)\b/.test(Object.keys(attributes).join())) ask = builtIn['ask'];
  attributes = ask ? {} : builtIn;
  integrity = '';
}

/** The site has given the decision: until then, the loader refuses such a tag. */
export const useBuiltIn = (): unknown => (attributes = builtIn);

export { ask, attributes, integrity, nonce };
