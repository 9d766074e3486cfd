import type { Decision } from '../visibility/decision/decision.ts';
import type { Rule } from '../visibility/rule.ts';
import { isListRule } from './where.ts';

type Because = Decision['because'];

/** The devices that rules tell apart, in the order in which screens name them. */
export const DEVICES = ['desktop', 'mobile'] as const;
export type Device = (typeof DEVICES)[number];

/** What a page does on each device. */
export interface DeviceDecisions<Decided> {
  readonly desktop: Decided;
  readonly mobile: Decided;
  /** Whether the device makes no difference to whether Talk shows. */
  readonly same: boolean;
}

/** Decides once for each device. */
export const onDevices = <Decided extends { readonly talk: unknown }>(
  decide: (device: Device) => Decided,
): DeviceDecisions<Decided> => {
  const [desktop, mobile] = [decide('desktop'), decide('mobile')];
  return { desktop, mobile, same: desktop.talk === mobile.talk };
};

/** Whether “Where Talk shows” decides: then a choice for the page takes effect. */
export const isChosenInList = ({ by, rule }: Because): boolean =>
  by === 'default' || (rule !== undefined && isListRule({ id: rule }));

/** What decided, in words, and the rule to lead to: the list of pages by the words, another one by its name after them. */
export interface BecauseWords {
  readonly text: `screens.because.${Because['by'] | 'list'}`;
  readonly rule: Rule | null;
}

/** @param rules by id */
export const becauseInWords = (because: Because, rules: ReadonlyMap<string, Rule>): BecauseWords => {
  const rule = because.rule === undefined ? undefined : rules.get(because.rule);
  if (rule && isListRule(rule)) return { text: 'screens.because.list', rule };
  return { text: `screens.because.${because.by}`, rule: rule ?? null };
};

/** Pages on which a choice made for them does not change all that it should, and what decides there instead. */
export interface Kept<Page> {
  readonly pages: readonly Page[];
  /** Each once. */
  readonly because: readonly Because[];
}

/**
 * What stays as it is when a choice is made for pages.
 * @param decisionsOn what a page did before, on each device
 */
export const keptFrom = <Page>(
  pages: readonly Page[],
  talk: Decision['talk'],
  decisionsOn: (page: Page) => DeviceDecisions<Decision>,
): Kept<Page> => {
  const stays = (page: Page): readonly Because[] => {
    const decisions = decisionsOn(page);
    return DEVICES.map((device) => decisions[device])
      .filter((decision) => decision.talk !== talk && !isChosenInList(decision.because))
      .map(({ because }) => because);
  };
  const reasons = new Map(
    pages.flatMap(stays).map((because) => [`${because.by} ${because.rule ?? ''}`, because] as const),
  );
  return { pages: pages.filter((page) => stays(page).length > 0), because: [...reasons.values()] };
};
