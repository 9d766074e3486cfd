// In a file of its own: only those who import a file load the core's reader.
export { readFile } from '@talk-suite/core/settings';
