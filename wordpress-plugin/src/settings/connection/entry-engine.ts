// In a file of its own: what reads entries is most of the script, and only those who enter something load it.
export { readEntry } from '@talk-suite/core/connection';
