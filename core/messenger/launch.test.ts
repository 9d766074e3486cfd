import { expect, test } from '@jest/globals';
import cases from '../../test/vectors/messenger-launch.json' with { type: 'json' };
import { LOADING_STRATEGIES } from '../settings/sections/loading.ts';
import { launchOf, type Launch, type LaunchQuestion } from './launch.ts';

test.each(cases)('$name', ({ question, launch }) => {
  expect(launchOf(question as LaunchQuestion)).toEqual(launch);
});

/** Every question that there is. */
const questions = (): LaunchQuestion[] => {
  const fields = {
    enabled: [true, false],
    service: ['ortto', 'talk-server', null],
    mode: ['off', 'front', 'server'],
    talk: ['show', 'hide', 'pending'],
    whenHidden: ['track', 'nothing'],
    source: ['own', 'other'],
    strategy: LOADING_STRATEGIES,
  } as const;
  return Object.entries(fields).reduce<object[]>(
    (all, [name, values]) => all.flatMap((each) => values.map((value) => ({ ...each, [name]: value }))),
    [{}],
  ) as LaunchQuestion[];
};

test('the table of strategy, mode and service has every combination that differs', () => {
  const seen = new Set(
    cases.map(({ question: { strategy, mode, service } }) => [strategy, mode, service].join()),
  );
  for (const strategy of LOADING_STRATEGIES)
    for (const mode of ['off', 'front', 'server'])
      for (const service of ['ortto', 'talk-server'])
        expect(seen).toContain([strategy, mode, service].join());
});

const never = ({ launcher, script, scriptWhenHidden }: Launch): boolean =>
  [launcher, script, scriptWhenHidden].every((moment) => moment === 'never');

test('no question brings a launcher where there is no consent yet, no decision for it, or another installation', () => {
  for (const question of questions()) {
    const launch = launchOf(question);
    if (launch.launcher !== 'never') {
      expect(launch.launcher).toBe(question.strategy);
      expect(question).toMatchObject({ enabled: true, source: 'own' });
      expect(question.talk).not.toBe('hide');
    }
    if (question.service === null && question.source === 'own') expect(launch.tag).toBe('none');
    if (!question.enabled) expect([launch.launcher, launch.script]).toEqual(['never', 'never']);
    if (question.mode === 'off') expect(launch.launcher).toBe('never');
    if (launch.tag === 'none') expect(never(launch)).toBe(true);
  }
});

test('with a messenger no page asks for the account’s script any earlier than without one', () => {
  for (const question of questions()) {
    const [with_, without] = [launchOf(question), launchOf({ ...question, mode: 'off' })];
    expect([without.script, 'intent', 'never']).toContain(with_.script);
    expect(with_.scriptWhenHidden).toBe(without.scriptWhenHidden);
  }
});
