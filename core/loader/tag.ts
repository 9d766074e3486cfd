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
// A policy's hash of this file also matches an inline script of the same bytes, whose attributes whoever injects it
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

if (HAS_BUILT_IN) {
  // Nothing where no tag is found. The hosts are built in, so none has to be of the table.
  attributes = integrity === undefined ? {} : strict(BUILT_IN, attributes);
  integrity = '';
}

export { attributes, integrity, nonce };
