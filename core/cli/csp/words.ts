import type { Difference, ExplainResult, LintFinding, MergeResult, Requirements } from '../../csp/index.ts';
import type { Obstacle } from '../../csp/requirements/judge.ts';
import type { Finding } from '../../findings.ts';
import { cspTexts } from '../../texts/csp.ts';
import { linted } from '../english.ts';
import { problemLine } from '../settings-file.ts';

/** Results of `talk csp` for people. */

/** A text for a terminal: what a page or file brings must not steer it. */
export const printable = (text: string): string => text.replaceAll(/(?![\t\n])\p{Cc}/gu, '\ufffd');

const columns = (rows: readonly (readonly string[])[]): string => {
  const widths = rows.reduce<number[]>(
    (found, row) => row.map((cell, index) => Math.max(found[index] ?? 0, cell.length)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

export const findingLines = (findings: readonly Finding[], kind: 'blocker' | 'warning'): string[] =>
  findings.map((finding) => `${kind}: ${problemLine(finding)}`);

export const requirementsTable = ({ requirements, blockers }: Requirements): string =>
  [
    columns(
      requirements.map(({ directive, source, feature, knownFrom, certainty, why }) => [
        directive,
        source,
        feature,
        `${certainty}, ${knownFrom}`,
        cspTexts[why],
      ]),
    ),
    ...findingLines(blockers, 'blocker'),
  ].join('\n');

/** What a merge changes, one line a source. */
export const changes = ({
  added,
  addedReportOnly,
}: Pick<MergeResult, 'added' | 'addedReportOnly'>): string[] =>
  [['policy', added] as const, ['report-only policy', addedReportOnly] as const].flatMap(([list, entries]) =>
    entries.map(
      ({ policy, directive, source, why, copiedFrom }) =>
        `${list} ${policy}: ${directive}${copiedFrom === undefined ? '' : ` (copied from ${copiedFrom})`}${source === null ? '' : ` + ${source}`}: ${cspTexts[why]}`,
    ),
  );

export const lintLines = (findings: readonly LintFinding[]): string =>
  linted(findings)
    .map(({ severity, rule, place, message, remedy }) => {
      const where = `${place.delivery} ${place.index}, policy ${place.policy}${place.directive ? `, ${place.directive}` : ''}`;
      return `${severity}: ${message} ${remedy} [${rule}; ${where}]`;
    })
    .join('\n');

const obstacleWords: Readonly<Record<Obstacle, string>> = {
  source: 'source missing',
  hash: "the loader's hash is missing",
  strictDynamic: 'trusts only scripts with a nonce or hash',
  inlineStyles: "'unsafe-inline' is missing and needs the owner's permission",
  inlineStylesNonce: "a nonce or hash switches 'unsafe-inline' off",
  blobWorkers: "blob: is missing and needs the owner's permission",
};

export const explanation = ({ requirements, blockers, warnings }: ExplainResult): string =>
  [
    columns(
      requirements.map(({ requirement, allowed, enforced }) => {
        const decisive = enforced.filter((each) => each.allowed === allowed && each.directive !== null);
        const how = decisive.map(({ policy, directive, lookedFor, by, obstacle }) =>
          [
            `policy ${policy}: ${directive}`,
            lookedFor.length > 0 ? ` for ${lookedFor.join(', ')}` : '',
            by === undefined ? `, ${obstacle ? obstacleWords[obstacle] : ''}` : ` has ${by}`,
          ].join(''),
        );
        return [
          allowed ? 'allowed' : 'blocked',
          requirement.directive,
          requirement.source,
          how.length > 0 ? how.join('; ') : 'nothing restricts it',
        ];
      }),
    ),
    ...findingLines(blockers, 'blocker'),
    ...findingLines(warnings, 'warning'),
  ].join('\n');

export const differenceLines = ({ effects, texts }: Difference): readonly string[] => [
  ...effects.map(
    ({ directive, source, change }) =>
      `${change === 'allowed' ? '+' : '-'} ${directive} ${source ?? 'anything'}`,
  ),
  ...texts.flatMap(({ directive, before, after }) => [
    ...before.map((value) => `- ${directive} ${value}`.trimEnd()),
    ...after.map((value) => `+ ${directive} ${value}`.trimEnd()),
  ]),
];
