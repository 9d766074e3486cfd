import type { Template } from '../../csp/index.ts';
import { printable } from './words.ts';

/** What every `talk csp` command does with its result. */
export interface Output {
  readonly json?: boolean;
}

const inJson = (word: string): string => JSON.stringify(word).slice(1, -1);

/** @param filling brings back the file's own words for what the server fills in */
export const print = ({ json }: Output, value: unknown, words: string, filling?: Template): void => {
  const text = json ? JSON.stringify(value, null, 2) : printable(words);
  console.log(filling ? filling.restore(text, json ? inJson : undefined) : text);
};

/** Exit code 1. */
export const finding = (there: boolean): void => {
  if (there) process.exitCode = 1;
};
