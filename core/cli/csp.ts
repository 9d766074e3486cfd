import { Argument, Option, type Command } from 'commander';
import {
  diff,
  emit,
  explain,
  formNames,
  forms,
  levelPolicy,
  lint,
  merge,
  parseList,
  publishedPolicy,
  requirementsOf,
  withRemarks,
  type FormName,
  type Header,
  type MergeResult,
} from '../csp/index.ts';
import { originSource } from '../csp/source.ts';
import type { PolicyList } from '../csp/types.ts';
import { DATA_REGIONS } from '../settings/index.ts';
import { check, type CheckOptions } from './csp-check.ts';
import { accountOptions, mergeOptions, readPolicy, type AccountOptions } from './csp-input.ts';
import { registerLoader } from './csp-loader.ts';
import { mergeLines } from './csp-merge.ts';
import { checkNonce, pageAddress, pageFrom, pageOptions, type PageOptions } from './csp-page.ts';
import {
  changes,
  differenceLines,
  explanation,
  findingLines,
  lintLines,
  printable,
  requirementsTable,
} from './csp-words.ts';
import { InputError } from './settings-file.ts';

interface Output {
  readonly json?: boolean;
}

const print = ({ json }: Output, value: unknown, words: string): void =>
  console.log(json ? JSON.stringify(value, null, 2) : printable(words));

const finding = (there: boolean): void => {
  if (there) process.exitCode = 1;
};

const registerRequirements = (csp: Command): void => {
  pageOptions(
    accountOptions(csp.command('requirements').description('The sources Talk needs, each with why')),
  )
    .option('--json', 'print JSON')
    .action(async (options: AccountOptions & PageOptions & Output) => {
      const { account, settings } = mergeOptions(options);
      const needs = requirementsOf(account, settings, await pageFrom(options));
      print(options, needs, requirementsTable(needs));
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
    .argument('[file]', 'a policy, header lines or JSON with headers and meta; - is standard input', '-')
    .option('--meta', 'the text is the content of a meta element')
    .option('--json', 'print JSON')
    .action((file: string, options: Output & { meta?: boolean }) => {
      const { headers, meta } = readPolicy(file);
      const found = lint(
        options.meta ? { headers: [], meta: headers.map(({ value }) => value) } : { headers, meta },
      );
      const policies = parseList(headers, meta);
      const nothing =
        policies.enforced.length + policies.reportOnly.length === 0 ? 'no policy' : 'nothing found';
      print(options, found, found.length > 0 ? lintLines(found) : nothing);
      finding(found.some(({ severity }) => severity !== 'info'));
    });
};

const registerExplain = (csp: Command): void => {
  pageOptions(
    accountOptions(
      csp.command('explain').description('What policies do to each source, and through which directive'),
    ),
  )
    .argument('[file]', 'a policy, header lines or JSON with headers and meta; - is standard input', '-')
    .option('--json', 'print JSON')
    .action(async (file: string, options: AccountOptions & PageOptions & Output) => {
      const { account, settings } = mergeOptions(options);
      const result = explain({ ...readPolicy(file), page: await pageFrom(options) }, account, settings);
      print(options, result, explanation(result));
      finding(result.blockers.length > 0 || result.requirements.some(({ allowed }) => !allowed));
    });
};

const registerDiff = (csp: Command): void => {
  csp
    .command('diff')
    .description('What two policies allow differently: in effect, not in text')
    .argument('<before>', 'a policy, header lines or JSON with headers and meta')
    .argument('<after>', 'the same')
    .option('--page <url>', "what 'self' stands for")
    .option('--json', 'print JSON')
    .action((before: string, after: string, options: Output & PageOptions) => {
      const [old, next] = [before, after].map((file) => {
        const { headers, meta } = readPolicy(file);
        return parseList(headers, meta);
      }) as [PolicyList, PolicyList];
      const page = pageAddress(options.page);
      const found = diff(old.enforced, next.enforced, page);
      const reportOnly = diff(old.reportOnly, next.reportOnly, page);
      const lines = [
        ...differenceLines(found),
        ...differenceLines(reportOnly).map((line) => `report-only ${line}`),
      ];
      print(options, { ...found, reportOnly }, lines.join('\n') || 'no difference in effect');
      finding(lines.length > 0);
    });
};

interface EmitOptions extends AccountOptions, PageOptions, Output {
  readonly for?: FormName;
  readonly asPublished?: boolean;
  readonly dataRegion?: (typeof DATA_REGIONS)[number];
  readonly customDomain?: string;
  readonly level?: '1' | '2' | '3';
}

/**
 * Stands for the nonce of each response until the form writes its server's own expression. Without a form it
 * would come out as a placeholder, which is no nonce (D10).
 */
const nonceStandIn = ({ nonce, for: form, level }: EmitOptions): string => {
  checkNonce(nonce);
  if (nonce === undefined && form === undefined && level === '3') {
    throw new InputError(['--level 3 needs --for, whose server makes a nonce for each response, or --nonce']);
  }
  return nonce ?? '{nonce}';
};

/** A host that no policy can name is refused, not written (R18). */
const checkDomain = (domain: string | undefined): void => {
  const source = `https://${domain}`;
  if (domain !== undefined && !(/^[^:]+\.[^:]+$/.test(domain) && originSource(source) === source)) {
    throw new InputError([
      '--custom-domain: must be a host name in small letters, such as track.example.com',
    ]);
  }
};

const inForm = (headers: readonly Header[], options: EmitOptions, remarks: readonly string[]): void => {
  if (options.for === undefined) {
    const text = headers.map(({ name, value }) => `${name}: ${value}`).join('\n');
    print(options, { headers, remarks }, [...remarks.map((remark) => `# ${remark}`), text].join('\n'));
    return;
  }
  const { text, blockers } = emit(headers, options.for);
  if (!options.json && forms[options.for].comment === null)
    for (const remark of remarks) console.error(remark);
  if (options.json || text !== '')
    print(options, { for: options.for, text, remarks, blockers }, withRemarks(options.for, text, remarks));
  else if (blockers.length === 0) console.error('no policy to send');
  if (!options.json) for (const line of findingLines(blockers, 'blocker')) console.error(line);
  finding(blockers.length > 0);
};

const emitPublished = (options: EmitOptions): void => {
  if (options.dataRegion === undefined) throw new InputError(['--as-published needs --data-region']);
  checkDomain(options.customDomain);
  const { policy, mends, notes } = publishedPolicy({
    dataRegion: options.dataRegion,
    level: options.level === '3' ? 3 : 2,
    nonce: nonceStandIn(options),
    ...(options.customDomain !== undefined && { customDomain: options.customDomain }),
  });
  const remarks = [
    ...mends.map(({ defect, text }) => `mended ${defect}: ${text}`),
    ...notes.map(({ defect, text }) => `note ${defect}: ${text}`),
  ];
  inForm([{ name: 'Content-Security-Policy', value: policy }], options, remarks);
};

const emitMerged = async (file: string | undefined, options: EmitOptions): Promise<void> => {
  if (options.settings === undefined) throw new InputError(['--settings is needed, or --as-published']);
  if (file !== undefined && options.level !== undefined)
    throw new InputError(["--level: is for a policy to start from, not for the site's own"]);
  const account = mergeOptions(options);
  const level = Number(options.level ?? 2) as 1 | 2 | 3;
  const merged: MergeResult =
    file === undefined
      ? levelPolicy(level, account, nonceStandIn(options))
      : merge({ ...readPolicy(file), page: await pageFrom(options) }, account);
  inForm(merged.headers, options, changes(merged));
  for (const line of findingLines(merged.blockers, 'blocker')) console.error(line);
  for (const line of findingLines(merged.warnings, 'warning')) console.error(line);
  finding(merged.blockers.length > 0);
};

const registerEmit = (csp: Command): void => {
  const command = csp
    .command('emit')
    .description("A policy with Talk in it, in a server's or framework's own syntax");
  accountOptions(command);
  // Published policies come out for a region, without an account.
  for (const option of command.options) if (option.long === '--settings') option.makeOptionMandatory(false);
  pageOptions(command)
    .addArgument(new Argument('[file]', "the site's policy; without one, a policy to start from"))
    .addOption(new Option('--for <form>', 'where the policy goes').choices(formNames))
    .addOption(
      new Option('--level <level>', 'of the specification, for a policy to start from').choices([
        '1',
        '2',
        '3',
      ]),
    )
    .option('--as-published', "the policies of Ortto's help page, their defects mended")
    .addOption(new Option('--data-region <region>', 'for --as-published').choices(DATA_REGIONS))
    .option('--custom-domain <host>', 'custom tracking domain, for --as-published')
    .option('--json', 'print JSON')
    .action((file: string | undefined, options: EmitOptions) =>
      options.asPublished ? emitPublished(options) : emitMerged(file, options),
    );
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
