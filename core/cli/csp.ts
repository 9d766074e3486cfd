import { Argument, Option, type Command } from 'commander';
import {
  diff,
  emit,
  explain,
  formNames,
  forms,
  levelPolicy,
  lint,
  loaderFile,
  merge,
  parseList,
  publishedPolicy,
  requirementsOf,
  withRemarks,
  type FormName,
  type Header,
  type MergeResult,
  type Page,
} from '../csp/index.ts';
import { DATA_REGIONS } from '../settings/index.ts';
import { check, type CheckOptions } from './csp-check.ts';
import { accountOptions, mergeOptions, readPolicy, type AccountOptions } from './csp-input.ts';
import { registerLoader } from './csp-loader.ts';
import { mergeLines } from './csp-merge.ts';
import {
  changes,
  differenceLines,
  explanation,
  findingLines,
  lintLines,
  requirementsTable,
} from './csp-words.ts';
import { InputError, readText } from './settings-file.ts';

interface Output {
  readonly json?: boolean;
}

interface PageOptions {
  readonly page?: string;
  readonly loader?: string;
  readonly nonce?: string;
  readonly integrity?: string;
  readonly loaderFile?: string;
}

const print = ({ json }: Output, value: unknown, words: string): void =>
  console.log(json ? JSON.stringify(value, null, 2) : words);

const finding = (there: boolean): void => {
  if (there) process.exitCode = 1;
};

const pageOptions = (command: Command): Command =>
  command
    .option('--page <url>', "the page's address: what 'self' stands for")
    .option('--loader <url>', "the loader's address")
    .option('--nonce <nonce>', "the nonce of the loader's tag")
    .option('--integrity <hash>', "the integrity attribute of the loader's tag")
    .option('--loader-file <file>', "the loader's file, for the hash that its integrity attribute has");

const integrityFrom = async ({ integrity, loaderFile: file }: PageOptions): Promise<string | undefined> =>
  file === undefined ? integrity : (await loaderFile(new TextEncoder().encode(readText(file)))).integrity;

const pageFrom = async (options: PageOptions): Promise<Page> => {
  const { page, loader, nonce } = options;
  const integrity = await integrityFrom(options);
  return {
    ...(page !== undefined && { url: page }),
    ...(loader !== undefined && { loader }),
    ...(nonce !== undefined && { nonce }),
    ...(integrity !== undefined && { integrity }),
  };
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
      print(options, found, found.length > 0 ? lintLines(found) : 'nothing found');
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

const urlOf = (text: string | undefined): URL | null => {
  if (text === undefined) return null;
  if (!URL.canParse(text)) throw new InputError(['--page: is not an address']);
  return new URL(text);
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
      const [old, next] = [readPolicy(before), readPolicy(after)];
      const found = diff(
        parseList(old.headers, old.meta).enforced,
        parseList(next.headers, next.meta).enforced,
        urlOf(options.page),
      );
      print(options, found, differenceLines(found));
      finding(found.effects.length + found.texts.length > 0);
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
  if (nonce === undefined && form === undefined && level === '3') {
    throw new InputError(['--level 3 needs --for, whose server makes a nonce for each response, or --nonce']);
  }
  return nonce ?? '{nonce}';
};

const checkDomain = (domain: string | undefined): void => {
  if (domain !== undefined && !/^(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)) {
    throw new InputError(['--custom-domain: must be a host name, such as track.example.com']);
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
  const words = [
    ...(text === '' ? [] : [withRemarks(options.for, text, remarks)]),
    ...findingLines(blockers, 'blocker'),
  ];
  print(options, { for: options.for, text, remarks, blockers }, words.join('\n') || 'no policy to send');
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
