import { fromDocument } from './page-access.ts';

/**
 * Attributes of the tag, names without `data-`, that the file has built in (`embed/built-in.ts` writes them here): a
 * policy that trusts the file by its hash trusts these and no others.
 */
declare const BUILT_IN: Readonly<Record<string, string>>;
/** The build has one place for them. */
const builtIn = { ...BUILT_IN };

const tag = fromDocument('currentScript');
// As in `tag.ts`: a tag without an address is a copy in an inline script.
const { nonce, dataset } = (tag instanceof HTMLScriptElement && tag.src && tag) as Partial<HTMLScriptElement>;

/** How long a strategy makes a visitor wait; one that is unknown waits for consent. */
const patience = (load = ''): number => ['', 'idle', 'interaction'].indexOf(load) >>> 0;

/** What is built in, and of the tag only what makes it stricter: the decision, which may hide, and a longer wait. */
const strict = ({ load, consent, ...tagged }: DOMStringMap): DOMStringMap => {
  const longer = patience(load) > patience(builtIn['load']) && { load, consent };
  const decided = Object.entries(tagged).filter(([name]) => /^(hide|by|rule|rest)$/.test(name));
  return { ...Object.fromEntries(decided), ...builtIn, ...longer };
};

/** Nothing where no tag can be told. */
export const attributes: DOMStringMap = dataset ? strict(dataset) : {};

/** The hosts are built in, so none has to be of the table. */
export const integrity = '';
export { nonce };
