import { fromDocument } from './page-access.ts';

// The tag that runs this very script, taken during its first synchronous run: an element found by id or selector
// could be injected markup. None in a module, or where an optimizer runs the text in another way.
// A policy's hash of this file also matches an inline script of the same bytes, whose attributes whoever injects it
// chooses: a tag without an address is none.
const tag = fromDocument('currentScript');

export const {
  nonce,
  integrity,
  dataset: attributes = {},
} = (tag instanceof HTMLScriptElement && tag.src && tag) as Partial<HTMLScriptElement>;
