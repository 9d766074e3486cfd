import type { Verdict } from './proof.ts';

const percent = (part: number, whole: number): string => `${part} (${((100 * part) / whole).toFixed(1)} %)`;

const heading = [
  'way of adding Talk',
  'lists',
  'breaks the site',
  'Talk blocked, untold',
  'blocked and told',
  'policies judged',
  'not judged',
];

const rowOf = ({ name, cases, broken, incomplete, told, policies, unjudged }: Verdict): string[] => [
  name,
  String(cases),
  percent(broken, cases),
  percent(incomplete - told, cases),
  percent(told, cases),
  String(policies - unjudged.length),
  String(unjudged.length),
];

/** A table of all verdicts; every row that was not judged is printed under it. */
export const verdictTable = (verdicts: readonly Verdict[]): string => {
  const rows = [heading, ...verdicts.map(rowOf)];
  const widths = heading.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const unjudged = verdicts.flatMap(({ name, unjudged: questions }) =>
    questions.map(({ wide, narrow }) => `not judged (${name}): ${narrow.join(', ')} ⊑ ${wide}`),
  );
  return [line(rows[0]!), rule, ...rows.slice(1).map(line), ...unjudged].join('\n');
};

/** What our own verdict must not have; one line each. */
export const failures = ({ narrowed, blocked }: Verdict): string[] => [
  ...narrowed.map(({ wide, narrow }) => `narrowed: ${narrow.join(', ')} → ${wide}`),
  ...blocked.map(
    ({ headers, sources }) => `claimed but blocked: ${sources.join(', ')} under ${JSON.stringify(headers)}`,
  ),
];
