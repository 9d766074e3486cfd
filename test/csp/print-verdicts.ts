import { reasonOf } from '../../core/csp/findings.ts';
import { cspTexts } from '../../core/texts/csp.ts';
import { talkSources } from '../../core/csp/requirements/talk-sources.ts';
import type { Failed, Verdict } from './proof.ts';

const percent = (part: number, whole: number): string => `${part} (${((100 * part) / whole).toFixed(1)} %)`;

const heading = [
  'way of adding Talk',
  'lists',
  'breaks the site',
  'Talk blocked, untold',
  'blocked and told',
  'claims loaded',
  'policies judged',
  'not judged',
];

const rowOf = ({
  name,
  cases,
  broken,
  incomplete,
  told,
  loaded,
  blocked,
  policies,
  unjudged,
}: Verdict): string[] => [
  name,
  String(cases),
  percent(broken, cases),
  percent(incomplete - told, cases),
  percent(told, cases),
  `${loaded} of ${loaded + blocked.reduce((sum, { sources }) => sum + sources.length, 0)}`,
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

const failed = (what: string, { sources, headers, meta }: Failed): string =>
  `${what}: ${sources.join(', ')} under ${JSON.stringify({ headers, meta })}`;

/** What none of our own verdicts may have; one line each. */
export const failures = ({ name, narrowed, blocked, stopped, unjudged }: Verdict): string[] => [
  ...narrowed.map(({ wide, narrow }) => `${name}: narrowed: ${narrow.join(', ')} → ${wide}`),
  ...unjudged.map(({ wide, narrow }) => `${name}: not judged: ${narrow.join(', ')} ⊑ ${wide}`),
  ...blocked.map((each) => failed(`${name}: claimed but blocked`, each)),
  ...stopped.map((each) => failed(`${name}: loaded before and does not any more`, each)),
];

/** Sources that the stand-in needs because the help page names them, and nothing else is known of. */
export const assumedLines = (): string[] =>
  talkSources
    .filter(({ certainty }) => certainty === 'assumed')
    .map(({ id, directive, source }) => `assumed: ${directive} ${source}: ${cspTexts[reasonOf(id)]}`);
