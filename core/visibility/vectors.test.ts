import { describe, expect, test } from '@jest/globals';
import { Value } from 'typebox/value';
import firstCases from '../../test/vectors/decide.json' with { type: 'json' };
import cases from '../../test/vectors/visibility.json' with { type: 'json' };
import { searchOf } from '../../test/visibility/arbitrary.ts';
import { checkRules } from './check.ts';
import { compile } from './decision/compile.ts';
import { decideCompiled, decideOnce, type RuledSettings } from './decision/decide.ts';
import { readFacts, type PageContext } from './facts.ts';
import { residualDecision } from './decision/residual.ts';
import { rulesSchema } from './rule.ts';
import { browserFacts, resolveInBrowser } from './decision/resolve-in-browser.ts';

const shared = [...firstCases, ...cases] as unknown as {
  name: string;
  settings: RuledSettings;
  context: PageContext;
  decision: object;
}[];

describe('shared cases', () => {
  test.each(shared)('$name', ({ settings, context, decision }) => {
    expect(Value.Check(rulesSchema, settings.visibility.rules)).toBe(true);
    expect(checkRules(settings.visibility.rules)).toEqual([]);
    expect(decideCompiled(compile(settings), readFacts(context))).toEqual(decision);
    expect(decideOnce(settings, context)).toEqual(decision);
  });

  const inBrowsers = shared.filter(
    ({ context }) => context.visitor?.device ?? typeof context.url === 'string',
  );

  test.each(inBrowsers)('in two steps: $name', ({ settings, context, decision }) => {
    const device = context.visitor?.device ?? 'desktop';
    const residual = residualDecision(compile(settings), readFacts(context));
    const search = searchOf(context.url ?? '');
    expect(
      'pending' in residual
        ? resolveInBrowser(residual.pending, browserFacts(device === 'mobile', search))
        : residual.decision,
    ).toEqual(decision);
  });
});
