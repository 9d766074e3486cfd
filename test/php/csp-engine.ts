import { isDeepStrictEqual } from 'node:util';
import { merged } from '../../core/cli/english.ts';
import type { Account } from '../../core/csp/requirements/requirements.ts';
import { merge, type CspSettings, type MergeInput } from '../../core/csp/index.ts';
import { knownHosts } from '../../core/connection/hosts.ts';
import { answers, type PhpVersion } from './php.ts';

/** One merge with everything that decides about it. */
export interface MergeCase {
  readonly account: Account | null;
  readonly csp: CspSettings;
  readonly limit?: number;
  readonly input: MergeInput;
}

const knownScripts = knownHosts.filter(({ kind }) => kind === 'script').map(({ url }) => url);

/** The engine's answer in the protocol's form, through JSON as the command line sends it. */
export const engineAnswer = ({ account, csp, limit, input }: MergeCase): unknown => {
  const result = merge(input, {
    account,
    settings: csp,
    knownScripts,
    ...(limit !== undefined && { limit }),
  });
  const { meta, ...rest } = merged(result);
  return JSON.parse(JSON.stringify({ ...rest, ...(input.meta !== undefined && { meta }) }));
};

/** The plugin's answers to the same cases, in order. */
export const pluginAnswers = (version: PhpVersion, cases: readonly MergeCase[]): Promise<unknown[]> =>
  answers(version, 'check-merge', cases);

export interface DifferentAnswer {
  readonly merge: MergeCase;
  readonly engine: unknown;
  readonly plugin: unknown;
}

/** Every case to which PHP and TypeScript answer differently. */
export const differences = (cases: readonly MergeCase[], plugin: readonly unknown[]): DifferentAnswer[] =>
  cases.flatMap((each, index) => {
    const engine = engineAnswer(each);
    return isDeepStrictEqual(engine, plugin[index]) ? [] : [{ merge: each, engine, plugin: plugin[index] }];
  });
