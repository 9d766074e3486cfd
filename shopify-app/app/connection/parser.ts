// In a file of its own, so that the parser, most of this app's code, is fetched only when something is entered.
export { readEntry } from '@talk-suite/core/connection';
