import type { Policy } from '../types.ts';

/** A policy's text. What was not changed is as it was parsed, character for character. */
export const printPolicy = ({ serialized }: Policy): string => serialized.map(({ text }) => text).join(';');

/** A header's value from its policies (R1). */
export const printPolicies = (policies: readonly Policy[]): string => policies.map(printPolicy).join(',');

/** Line breaks are white space to the parser and forbidden in a header: one space means the same (R5, D2). */
export const oneLine = (value: string): string => value.replaceAll(/[\r\n]+/g, ' ');
