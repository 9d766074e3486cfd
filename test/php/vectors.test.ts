import { beforeAll, describe, expect, test } from '@jest/globals';
import { ensurePlaygroundPackages } from '../../scripts/machine/playground-packages.ts';
import { progressTo } from '../../scripts/progress.ts';
import type { Decision, ResidualDecision } from '../../core/visibility/index.ts';
import {
  builtInAttributes,
  fillLoader,
  loaderOf,
  tagWithout,
  type EmbedAttributes,
} from '../../core/embed/index.ts';
import { orttoConnection } from '../../core/connection/connection.fixture.ts';
import { defaultSettings, translatableTexts, withValueAt, type Settings } from '../../core/settings/index.ts';
import { filledInCases, wholeFile } from '../../core/settings/filled-in.fixture.ts';
import { launchIn, launchPages, launchQuestion, launchTag } from '../messenger/launch-pages.ts';
import { answers, composesLetters, type PhpVersion } from './php.ts';
import { codes, meaning, vectors } from './vectors.ts';

// PHP in WebAssembly takes its time to start where much else is running.
beforeAll(() => ensurePlaygroundPackages(progressTo(() => {})));

/** What a filled loader is called with, its options as what they say. */
const builtInto = (text: string): unknown => {
  const [, json] = /^\/\/ Talk Suite: settings built in\nf\((.*)\);$/.exec(text)!;
  const named = JSON.parse(json!) as Record<string, string>;
  return meaning(Object.fromEntries(Object.entries(named).map(([name, value]) => [`data-${name}`, value])));
};

describe.each<PhpVersion>(['native', '7.4', '8.5'])(
  'the PHP host answers the shared cases (%s)',
  (version) => {
    test('decisions, as far as this PHP can compose letters', async () => {
      const all = vectors.visibility();
      const cases = (await composesLetters(version)) ? all : all.filter(({ nfc }) => !nfc);
      process.stderr.write(`PHP ${version}: ${cases.length} of ${all.length} decisions\n`);
      expect(cases.length).toBeGreaterThan(300);
      const answered = (await answers(version, 'check-visibility', cases)) as {
        explanation: Decision;
        residual: ResidualDecision;
        stored: ResidualDecision;
      }[];
      expect(answered.map(({ explanation: { talk, because } }) => ({ talk, because }))).toEqual(
        cases.map(({ decision }) => decision),
      );
      expect(answered.map(({ stored }) => stored)).toEqual(answered.map(({ residual }) => residual));
    });

    test('attributes of the tag, in their order', async () => {
      const cases = vectors.embed();
      const printed = await answers(version, 'check-embed', cases);
      expect(printed.map(meaning)).toEqual(cases.map(({ attributes }) => meaning(attributes)));
    });

    test('the script that browsers are to fetch with the loader', async () => {
      const cases = vectors.embed();
      expect(await answers(version, 'check-hint', cases)).toEqual(cases.map(({ hint }) => hint));
    });

    test("what a loader's file has built in, and what is left for its tag", async () => {
      const cases = vectors.embed();
      const built = (await answers(version, 'check-built-in', cases)) as ({
        text: string;
        tag: unknown;
      } | null)[];
      expect(built.map((each) => each && [builtInto(each.text), each.tag])).toEqual(
        cases.map(({ settings, attributes }) => {
          const builtIn = builtInAttributes(settings);
          if (builtIn === null) return null;
          const tag = attributes && tagWithout(attributes as EmbedAttributes, builtIn);
          return [builtInto(fillLoader('f(__TALK_BUILT_IN__);', builtIn)), tag];
        }),
      );
      for (const each of built) expect(each?.text ?? '').toMatch(/^[\n -;=-~]*$/);
    });

    test('settings: the same fields for the same reasons', async () => {
      const cases = vectors.settings();
      const lines = cases.map(({ settings }) => JSON.stringify(settings));
      const judged = (await answers(version, 'check-settings', lines)) as { errors: never[] }[];
      expect(judged.map(({ errors }) => codes(errors))).toEqual(cases.map(({ errors }) => codes(errors)));
    });

    test('the one status of Talk, in the same words', async () => {
      const cases = vectors.status();
      const told = await answers(
        version,
        'check-status',
        cases.map(({ connected, change, facts }) => ({
          settings: Object.entries(change).reduce<Settings>(
            (all, [path, value]) => withValueAt(all, path, value),
            { ...defaultSettings(), connection: connected ? orttoConnection() : null },
          ),
          facts,
        })),
      );
      // PHP has one form for a list and an object without members.
      const same = (status: { values: object }) => ({ ...status, values: { ...status.values } });
      expect((told as { values: object }[]).map(same)).toEqual(cases.map(({ status }) => same(status)));
    });

    test('what a file lacks gets the same defaults', async () => {
      const cases = filledInCases();
      const filled = (await answers(
        version,
        'check-filled-in',
        cases.map(({ given }) => given),
      )) as { settings: unknown; paths: string[] }[];
      expect(filled).toEqual(cases.map(({ lacks }) => ({ settings: wholeFile, paths: lacks })));
    });

    test('keywords of the schema: the same places for the same reasons', async () => {
      const cases = vectors.schema();
      const judged = (await answers(version, 'check-schema', cases)) as never[][];
      expect(cases.map(({ name }, at) => ({ name, errors: codes(judged[at]!) }))).toEqual(
        cases.map(({ name, errors }) => ({ name, errors: codes(errors) })),
      );
    });

    test('what browsers see of the messenger', async () => {
      const cases = vectors.publicMessenger();
      expect(await answers(version, 'check-messenger', cases)).toEqual(cases.map((each) => each.public));
      expect(await answers(version, 'check-translatable', cases)).toEqual(
        cases.map(({ settings: { messenger, connection } }) =>
          translatableTexts(messenger, connection?.service),
        ),
      );
    });

    test('how a page brings its chat: every strategy, mode and service', async () => {
      const pages = launchPages();
      const printed = (await answers(version, 'check-launcher', pages.map(launchQuestion))) as ({
        tag: Record<string, string>;
        file: string;
      } | null)[];
      expect(pages.map(({ name }, at) => ({ name, launch: launchIn(printed[at]?.tag ?? null) }))).toEqual(
        pages.map(({ name, launch }) => ({ name, launch })),
      );
      expect(printed.map((each) => each && [meaning(each.tag), each.file])).toEqual(
        pages.map((page) => {
          const tag = launchTag(page);
          return tag && [meaning(tag), `${loaderOf(tag as EmbedAttributes)}.js`];
        }),
      );
    });

    test('connect codes, and what keeps one from being used', async () => {
      const cases = vectors.connectCodes();
      expect(await answers(version, 'check-connect-code', cases)).toEqual(cases.map(({ code }) => code));
      const problems = vectors.codeProblems();
      expect(await answers(version, 'check-code-problem', problems)).toEqual(
        problems.map(({ problem }) => problem),
      );
    });

    test('what a Talk server’s answer to a push means', async () => {
      const cases = vectors.pushOutcomes();
      const asked = cases.map(({ status, body }) => ({ status, body, revision: 'r1' }));
      expect(await answers(version, 'check-push-outcome', asked)).toEqual(
        cases.map(({ outcome, retry }) => ({ outcome, retry })),
      );
    });

    test('hosts and keys', async () => {
      const cases = vectors.hosts();
      const judged = await answers(version, 'check-hosts', cases);
      expect(judged).toEqual(cases.map(({ code, known }) => ({ code, known })));
    });
  },
);
