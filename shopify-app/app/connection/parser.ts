// In a file of its own, so that the parser, most of this app's code, is fetched only when something is pasted.
export { parse } from '@talk-suite/core/connection';
