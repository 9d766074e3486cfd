import { Argument, Option, type Command } from 'commander';
import { DATA_REGIONS } from '../../connection/index.ts';
import {
  emit,
  formNames,
  forms,
  levelPolicy,
  merge,
  publishedPolicy,
  template,
  withRemarks,
  type FormName,
  type Header,
  type MergeResult,
  type Template,
} from '../../csp/index.ts';
import { originSource } from '../../csp/source-list/source.ts';
import { codeOf, type Finding } from '../../findings.ts';
import { readFilled } from './file.ts';
import { accountOptions, mergeOptions, type AccountOptions } from './input.ts';
import { finding, print, type Output } from './output.ts';
import { checkNonce, pageFrom, pageOptions, type PageOptions } from './page.ts';
import { changes, findingLines } from './words.ts';
import { english, inEnglish } from '../english.ts';
import { InputError } from '../settings-file.ts';

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
const nonceOf = ({ nonce, for: form, level }: EmitOptions): string => {
  checkNonce(nonce);
  if (nonce === undefined && form === undefined && level === '3') {
    throw new InputError(['--level 3 needs --for, whose server makes a nonce for each response, or --nonce']);
  }
  return nonce ?? '{nonce}';
};

/** Where the loader needs a nonce, which options of this command give it one. */
const loaderAdvice = (blockers: readonly Finding[], file: string | undefined): void => {
  if (file === undefined || !blockers.some((each) => codeOf(each) === 'strictDynamic')) return;
  console.error(
    "here: --nonce with the nonce that the loader's tag gets in each response, such as --nonce '$request_id' where nginx fills it in, or --loader-file with the loader's file",
  );
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

const inForm = (
  headers: readonly Header[],
  options: EmitOptions,
  remarks: readonly string[],
  filling: Template,
): void => {
  if (options.for === undefined) {
    const text = headers.map(({ name, value }) => `${name}: ${value}`).join('\n');
    const words = [...remarks.map((remark) => `# ${remark}`), text].join('\n');
    print(options, { headers, remarks }, words, filling);
    return;
  }
  const { text, blockers } = emit(headers, options.for, options.nonce);
  if (!options.json && forms[options.for].comment === null)
    for (const remark of remarks) console.error(remark);
  if (options.json || text !== '')
    print(
      options,
      { for: options.for, text, remarks, blockers: inEnglish(blockers) },
      withRemarks(options.for, text, remarks),
    );
  else if (blockers.length === 0) console.error('no policy to send');
  if (!options.json) for (const line of findingLines(blockers, 'blocker')) console.error(line);
  finding(blockers.length > 0);
};

const emitPublished = (options: EmitOptions): void => {
  if (options.dataRegion === undefined) throw new InputError(['--as-published needs --data-region']);
  checkDomain(options.customDomain);
  const filling = template();
  const { policy, fixes, notes } = publishedPolicy({
    dataRegion: options.dataRegion,
    level: options.level === '3' ? 3 : 2,
    nonce: filling.fillNonce(nonceOf(options)),
    ...(options.customDomain !== undefined && { customDomain: options.customDomain }),
  });
  const remarks = [
    ...fixes.map((each) => `fixed ${each.defect}: ${english(each)}`),
    ...notes.map((each) => `note ${each.defect}: ${english(each)}`),
  ];
  inForm([{ name: 'Content-Security-Policy', value: policy }], options, remarks, filling);
};

const inAttribute = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** Elements with the page's own policies: no header can widen those (R2). */
const metaElements = (meta: readonly string[], remarks: readonly string[]): string =>
  [
    ...remarks.map((remark) => `<!-- ${remark.replaceAll('--', ' ')} -->`),
    ...meta.map((content) => `<meta http-equiv="Content-Security-Policy" content="${inAttribute(content)}">`),
  ].join('\n');

const printMerged = (
  { headers, meta, ...merged }: MergeResult,
  options: EmitOptions,
  filling: Template,
): void => {
  const remarks = changes(merged);
  if (meta.length === 0) inForm(headers, options, remarks, filling);
  else if (headers.length === 0)
    print(options, { headers, meta, remarks }, metaElements(meta, remarks), filling);
  else if (options.json) print(options, { headers, meta, remarks }, '', filling);
  else {
    inForm(headers, options, remarks, filling);
    print(options, null, metaElements(meta, []), filling);
  }
};

const emitMerged = async (file: string | undefined, options: EmitOptions): Promise<void> => {
  if (options.settings === undefined) throw new InputError(['--settings is needed, or --as-published']);
  if (file !== undefined && options.level !== undefined)
    throw new InputError(["--level: is for a policy to start from, not for the site's own"]);
  const account = mergeOptions(options);
  const level = Number(options.level ?? 2) as 1 | 2 | 3;
  const filling = template();
  const merged: MergeResult =
    file === undefined
      ? levelPolicy(level, account, filling.fillNonce(nonceOf(options)))
      : merge({ ...readFilled(file, filling), page: await pageFrom(options, filling) }, account);
  printMerged(merged, options, filling);
  for (const line of findingLines(merged.blockers, 'blocker')) console.error(line);
  loaderAdvice(merged.blockers, file);
  for (const line of findingLines(merged.warnings, 'warning')) console.error(line);
  finding(merged.blockers.length > 0);
};

/** `talk csp emit` */
export const registerEmit = (csp: Command): void => {
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
    .option('--as-published', "the policies of Ortto's help page, with their defects fixed")
    .addOption(new Option('--data-region <region>', 'for --as-published').choices(DATA_REGIONS))
    .option('--custom-domain <host>', 'custom tracking domain, for --as-published')
    .option('--json', 'print JSON')
    .action((file: string | undefined, options: EmitOptions) =>
      options.asPublished ? emitPublished(options) : emitMerged(file, options),
    );
};
