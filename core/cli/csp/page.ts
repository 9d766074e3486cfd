import type { Command } from 'commander';
import { isVariable, loaderFile, template, type Page } from '../../csp/index.ts';
import { pageUrl } from '../../csp/policy/page.ts';
import { isBuiltIn } from '../../embed/index.ts';
import { tokens } from '../../csp/policy/parse.ts';
import { parseSource } from '../../csp/source-list/source.ts';
import { InputError, readBytes } from '../settings-file.ts';

/** What `talk csp` is told about a page. */
export interface PageOptions {
  readonly page?: string;
  readonly loader?: string;
  readonly nonce?: string;
  readonly integrity?: string;
  readonly loaderFile?: string;
}

export const pageOptions = (command: Command): Command =>
  command
    .option('--page <url>', "the page's address: what 'self' means")
    .option('--loader <url>', "the loader's address")
    .option(
      '--nonce <nonce>',
      "the nonce of the loader's tag, or the server's variable for it: '$request_id'",
    )
    .option('--integrity <hash>', "the integrity attribute of the loader's tag")
    .option('--loader-file <file>', "the loader's file, for the hash that its integrity attribute has");

/** @throws {InputError} */
export const pageAddress = (text: string | undefined): URL | null => {
  if (text === undefined) return null;
  const address = pageUrl({ url: text });
  if (!address)
    throw new InputError(['--page: must be the address of a page, such as https://example.com/cart']);
  return address;
};

/**
 * What has another character would end its source, or be none (CSP3 §2.3.1).
 * @throws {InputError}
 */
export const checkNonce = (nonce: string | undefined): void => {
  if (nonce === undefined || /^[\w+/-]+={0,2}$/.test(nonce)) return;
  if (!isVariable(nonce) || /[\s;,'"\\]|[^ -~]/.test(nonce))
    throw new InputError([
      '--nonce: must be base64, such as dGFsa19ub25jZV9vZl9wYWdl, or what the server fills in, such as $request_id',
    ]);
};

const isHash = (word: string): boolean => parseSource(`'${word}'`).kind === 'hash';

const integrityFrom = async ({
  integrity,
  loaderFile: file,
}: PageOptions): Promise<Pick<Page, 'integrity' | 'builtIn'>> => {
  if (file !== undefined) {
    if (integrity !== undefined) throw new InputError(['--integrity: cannot be combined with --loader-file']);
    const content = readBytes(file);
    const { integrity: own } = await loaderFile(content);
    return { integrity: own, ...(isBuiltIn(new TextDecoder().decode(content)) && { builtIn: true }) };
  }
  if (integrity !== undefined && !tokens(integrity).some(isHash))
    throw new InputError([
      '--integrity: must be a hash, such as sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    ]);
  return integrity === undefined ? {} : { integrity };
};

/**
 * @param filling has stand-ins for what the server fills in
 * @throws {InputError}
 */
export const pageFrom = async (options: PageOptions, filling = template()): Promise<Page> => {
  const { page, loader, nonce } = options;
  pageAddress(page);
  checkNonce(nonce);
  return {
    ...(page !== undefined && { url: page }),
    ...(loader !== undefined && { loader }),
    ...(nonce !== undefined && { nonce: filling.fillNonce(nonce) }),
    ...(await integrityFrom(options)),
  };
};
