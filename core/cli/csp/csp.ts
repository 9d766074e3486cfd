import type { Command } from 'commander';
import { diff, explain, lint, lintTemplate, parseList, requirementsOf, template } from '../../csp/index.ts';
import type { PolicyList } from '../../csp/types.ts';
import { check, type CheckOptions } from './check.ts';
import { registerEmit } from './emit.ts';
import { POLICY_FILE, readFilled, readPolicy } from './file.ts';
import { accountOptions, mergeOptions, type AccountOptions } from './input.ts';
import { registerLoader } from './loader.ts';
import { mergeLines } from './merge.ts';
import { finding, print, type Output } from './output.ts';
import { pageAddress, pageFrom, pageOptions, type PageOptions } from './page.ts';
import { differenceLines, explanation, lintLines, requirementsTable } from './words.ts';
import { explained, linted, requirements } from '../english.ts';
import { InputError } from '../settings-file.ts';

const registerRequirements = (csp: Command): void => {
  pageOptions(
    accountOptions(csp.command('requirements').description('The sources Talk needs, each with why')),
  )
    .option('--json', 'print JSON')
    .action(async (options: AccountOptions & PageOptions & Output) => {
      const { account, settings } = mergeOptions(options);
      const needs = requirementsOf(account, settings, await pageFrom(options));
      print(options, requirements(needs), requirementsTable(needs));
      finding(needs.blockers.length > 0);
    });
};

const registerMerge = (csp: Command): void => {
  accountOptions(
    csp
      .command('merge')
      .description('Responses as NDJSON on standard input, merged ones as NDJSON on standard output'),
  )
    .option('--json', 'print JSON (always so here)')
    .addHelpText(
      'after',
      '\nA response: {"headers":[{"name":"Content-Security-Policy","value":"…"}],"meta":[],"page":{"url":"…","loader":"…","nonce":"…"}}\nExits 0, 1 when a response has a blocker or a line was bad, 2 on bad settings.',
    )
    .action(async (options: AccountOptions) => {
      if (options.settings === '-')
        throw new InputError(['--settings: cannot be standard input, which has the responses']);
      finding((await mergeLines(mergeOptions(options), process.stdin, process.stdout)) > 0);
    });
};

const registerLint = (csp: Command): void => {
  csp
    .command('lint')
    .description('What is wrong or weak in a policy')
    .argument('[file]', `${POLICY_FILE}; - is standard input`, '-')
    .option('--meta', 'the text is the content of a meta element')
    .option('--json', 'print JSON')
    .action((file: string, options: Output & { meta?: boolean }) => {
      const { headers, meta, delivered } = readPolicy(file);
      const found = (delivered ? lint : lintTemplate)(
        options.meta
          ? { headers: [], meta: [...meta, ...headers.map(({ value }) => value)] }
          : { headers, meta },
      );
      const policies = parseList(headers, meta);
      const nothing =
        policies.enforced.length + policies.reportOnly.length === 0 ? 'no policy' : 'nothing found';
      print(options, linted(found), found.length > 0 ? lintLines(found) : nothing);
      finding(found.some(({ severity }) => severity !== 'info'));
    });
};

const registerExplain = (csp: Command): void => {
  pageOptions(
    accountOptions(
      csp.command('explain').description('What policies do to each source, and through which directive'),
    ),
  )
    .argument('[file]', `${POLICY_FILE}; - is standard input`, '-')
    .option('--json', 'print JSON')
    .action(async (file: string, options: AccountOptions & PageOptions & Output) => {
      const { account, settings } = mergeOptions(options);
      const filled = readFilled(file);
      const page = await pageFrom(options, filled.template);
      const result = explain({ ...filled, page }, account, settings);
      print(options, explained(result), explanation(result), filled.template);
      finding(result.blockers.length > 0 || result.requirements.some(({ allowed }) => !allowed));
    });
};

const registerDiff = (csp: Command): void => {
  csp
    .command('diff')
    .description('What two policies allow differently: in effect, not in text')
    .argument('<before>', POLICY_FILE)
    .argument('<after>', 'the same')
    .option('--page <url>', "what 'self' means")
    .option('--json', 'print JSON')
    .action((before: string, after: string, options: Output & PageOptions) => {
      const filling = template();
      const [old, next] = [before, after].map((file) => {
        const { headers, meta } = readFilled(file, filling);
        return parseList(headers, meta);
      }) as [PolicyList, PolicyList];
      const page = pageAddress(options.page);
      const found = diff(old.enforced, next.enforced, page);
      const reportOnly = diff(old.reportOnly, next.reportOnly, page);
      const lines = [
        ...differenceLines(found),
        ...differenceLines(reportOnly).map((line) => `report-only ${line}`),
      ];
      print(options, { ...found, reportOnly }, lines.join('\n') || 'no difference in effect', filling);
      finding(lines.length > 0);
    });
};

const registerCheck = (csp: Command): void => {
  accountOptions(
    csp.command('check').description("A page's policies, what they do to Talk, and the merged ones"),
  )
    .argument('<url>', 'the page; fetched twice, from this computer')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExits 0, 1 when something blocks Talk, 2 when the page cannot be fetched.')
    .action(async (url: string, options: CheckOptions) => finding(await check(url, options)));
};

/** `talk csp …` */
export const registerCsp = (program: Command): void => {
  const csp = program
    .command('csp')
    .description('Content Security Policies: what Talk needs, and how to allow it');
  for (const register of [
    registerRequirements,
    registerMerge,
    registerLint,
    registerExplain,
    registerDiff,
    registerEmit,
    registerLoader,
    registerCheck,
  ]) {
    register(csp);
  }
};
