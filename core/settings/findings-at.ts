import type { Finding } from '../findings.ts';

/** What screens need of a finding; hosts may word it anew. */
type Found = Pick<Finding, 'field'>;

/** Whether a dotted path is a place or lies below it. */
export const isAtOrBelow = (field: string, place: string): boolean =>
  field === place || field.startsWith(`${place}.`);

/** The findings at a place or below it. */
export const findingsAt = <Each extends Found>(findings: readonly Each[], place: string): readonly Each[] =>
  findings.filter(({ field }) => isAtOrBelow(field, place));

/** The findings that none of the places shows, so that none is lost. */
export const findingsElsewhere = <Each extends Found>(
  findings: readonly Each[],
  places: readonly string[],
): readonly Each[] => findings.filter(({ field }) => !places.some((place) => isAtOrBelow(field, place)));
