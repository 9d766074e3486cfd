import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inEnglish } from '../../core/cli/english.ts';
import { checkAddress } from '../../core/connection/address.ts';
import { checkTrackingKey } from '../../core/connection/key.ts';
import type { Service } from '../../core/connection/types.ts';
import { embedAttributes, messengerAttributes } from '../../core/embed/index.ts';
import {
  defaultSettings,
  publicMessenger,
  publicTextExcess,
  validate,
  type Settings,
} from '../../core/settings/index.ts';
import { decideOnce, parseContext, type ResidualDecision } from '../../core/visibility/index.ts';
import { messengers } from '../messenger/arbitrary.ts';
import { address, CASES, context, damaged, sample, settings, talk } from './generated.ts';
import { answers } from './php.ts';
import { meaning } from './vectors.ts';

const attempt = (line: string, whole: Settings): unknown => {
  try {
    return decideOnce(whole, parseContext(line));
  } catch (error) {
    return { error: (error as Error).message };
  }
};

/** Errors as a set, with their words. */
const words = (errors: readonly { field: string; code: string; message: string }[]): string[] =>
  [...new Set(errors.map(({ field, code, message }) => `${field}: ${code}: ${message}`))].toSorted();

/** Settings with a rule for a device that is none. */
const forDevice = (device: string): unknown => {
  const whole = defaultSettings();
  const rule = { id: 'a', name: '', effect: 'hide', enabled: true, when: { device: [device] } };
  return { ...whole, visibility: { ...whole.visibility, rules: [rule] } };
};

const connectedTo = (messenger: Settings['messenger']): Settings => ({
  ...defaultSettings(),
  connection: {
    service: 'ortto',
    trackingKey: 'ZNHA_-4BI0VniavNYWNtZQ',
    captureHost: 'https://capture-api.autopilotapp.com/',
    scriptUrl: 'https://cdn2l.ink/app.js',
    options: {},
    track: {},
    dataRegion: null,
  },
  messenger,
});

/** What the core says of settings, with the connection checked as on one's own machine. */
const judge = (input: unknown): string[] => {
  const result = validate(input, { local: true });
  return result.ok ? [] : words(inEnglish(result.errors));
};

describe('PHP and TypeScript agree on what nobody has thought of', () => {
  test('decisions', async () => {
    const lines = sample(context).filter((line) => line.trim() !== '');
    for (const enabled of [true, false]) {
      const whole = { ...defaultSettings(), enabled };
      expect(await answers('native', 'decide', lines, whole)).toEqual(
        lines.map((line) => attempt(line, whole)),
      );
    }
  });

  test('what browsers see of the messenger', async () => {
    const host = { siteName: 'Ácme "1"', language: 'en-GB', zone: 'Asia/Kathmandu' };
    const cases = sample(messengers).map((messenger) => ({ settings: connectedTo(messenger), host }));
    const kept = cases.filter((each) => judge(each.settings).length === 0);
    expect(kept.length).toBeGreaterThan(CASES / 8);
    expect(await answers('native', 'check-messenger', kept)).toEqual(
      kept.map((each) => publicMessenger(each.settings, host)),
    );
    const show = { decision: { talk: 'show', because: { by: 'default' } } } as const;
    const pages = kept.map((each, at) => ({
      ...each,
      ...show,
      language: ['de-AT', 'en', 'ar', 'fr', ''][at % 5]!,
    }));
    const printed = (await answers('native', 'check-launcher', pages)) as { tag: object }[];
    const fits = pages.flatMap((each, at) => {
      const shown = publicMessenger(each.settings, host)!;
      return publicTextExcess(shown) > 0 ? [] : [{ each, shown, tag: printed[at]!.tag }];
    });
    expect(fits.length).toBeGreaterThan(kept.length / 4);
    expect(fits.map(({ tag }) => meaning(tag))).toEqual(
      fits.map(({ each: { settings: whole, language }, shown }) =>
        meaning(messengerAttributes(whole, show, { settings: shown, hash: null, language })),
      ),
    );
  });

  test('attributes of the tag', async () => {
    const because = fc.oneof(
      fc.record({ by: fc.constantFrom('site', 'page', 'default') }),
      fc.record({ by: fc.constant('rule'), rule: fc.string({ unit: 'grapheme', minLength: 1 }) }),
    );
    const residual = fc.oneof(
      fc.record({ decision: fc.record({ talk, because }) }),
      fc.record({ pending: fc.string() }),
    ) as fc.Arbitrary<ResidualDecision>;
    const cases = sample(fc.tuple(settings, residual))
      .map(([whole, left]) => ({ settings: whole, ...left }))
      .filter((each) => judge(each.settings).length === 0);
    expect(cases.length).toBeGreaterThan(CASES / 4);
    const printed = await answers('native', 'check-embed', cases);
    expect(printed.map((each, index) => ({ ...cases[index], printed: meaning(each) }))).toEqual(
      cases.map((each) => ({
        ...each,
        printed: meaning(embedAttributes(each.settings, each)),
      })),
    );
  });

  test('settings', async () => {
    const inputs = sample(damaged);
    const judged = (await answers(
      'native',
      'check-settings',
      inputs.map((each) => JSON.stringify(each)),
    )) as {
      errors: { field: string; code: string; message: string }[];
    }[];
    const both = inputs.map((input, index) => ({ input, errors: words(judged[index]!.errors) }));
    expect(both).toEqual(inputs.map((input) => ({ input, errors: judge(input) })));
  });

  test('a page uses all settings that are valid, and no others that would break it', async () => {
    const inputs = [forDevice(''), forDevice('('), ...sample(damaged)];
    const pages = await answers(
      'native',
      'check-page',
      inputs.map((each) => JSON.stringify(each)),
    );
    const refused = inputs.filter((input, index) => !(pages[index] as { used: boolean }).used);
    expect(refused.slice(0, 2)).toEqual(inputs.slice(0, 2));
    expect(refused.filter((input) => judge(input).length === 0)).toEqual([]);
    expect(refused.length).toBeGreaterThan(CASES / 20);
    expect(refused.length).toBeLessThan(CASES / 1.2);
  });

  test('addresses and keys', async () => {
    const asked = [
      ...sample(
        fc.record({
          field: fc.constantFrom('captureHost', 'scriptUrl'),
          value: address,
          local: fc.boolean(),
          service: fc.constantFrom<Service>('ortto', 'talk-server'),
        }),
      ),
      ...sample(fc.base64String({ maxLength: 60 })).map((text) => ({
        field: 'trackingKey',
        value: text.replaceAll(/[+/=]/g, '-'),
        local: false,
        service: 'ortto' as const,
      })),
    ];
    const judged = (await answers('native', 'check-hosts', asked)) as { code: string | null }[];
    const expected = asked.map(({ field, value, local, service }) =>
      field === 'trackingKey'
        ? checkTrackingKey(value)
        : checkAddress(field as 'captureHost', value, local, service),
    );
    expect(asked.map((each, index) => ({ ...each, code: judged[index]!.code }))).toEqual(
      asked.map((each, index) => ({ ...each, code: expected[index] })),
    );
  });
});
