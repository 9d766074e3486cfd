import { format } from '@talk-suite/core/texts';
import { pageData } from './data.ts';

/** A finding of the core: its code says what, `message` says it in English. `field` is a dotted path. */
export interface Finding {
  readonly code: string;
  readonly field: string;
  readonly message: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** Areas of the texts that word a finding about a connection. */
export const CONNECTION_AREAS = ['connection', 'settings', 'wordpress'] as const;

/** A finding in the reader's language: found again by its code among the texts of its area. */
export const tell = (finding: Finding, kind: 'error' | 'warning', areas: readonly string[]): string => {
  const texts: Readonly<Record<string, string | undefined>> = pageData().texts;
  const template = areas
    .map((area) => texts[`${area}.${kind}.${finding.code}`])
    .find((text) => text !== undefined);
  return template === undefined ? finding.message : format(template, finding.values);
};
