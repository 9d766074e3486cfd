import type { OutboundBody } from '@talk-suite/core/contract';
import { parseTemplate } from '@talk-suite/core/messenger';
import { patternError } from '@talk-suite/core/visibility';
import type { CountedOutbound } from '../../../storage/outbound.ts';
import { OUTBOUND_TAGS } from '../../../visitors/outbound-text.ts';
import { t } from '../../texts/index.ts';

export type Selection = OutboundBody['when']['selection'];

/** A message as it is typed. */
export interface Draft extends Omit<OutboundBody, 'agent' | 'pages' | 'when'> {
  readonly name: string;
  /** Empty for the team. */
  readonly agent: string;
  readonly selection: OutboundBody['pages']['selection'];
  /** One a line. */
  readonly paths: string;
  readonly moment: Selection;
  readonly seconds: string;
  readonly percent: string;
}

/** What is wrong, by field. */
export type Problems = Partial<Readonly<Record<keyof Draft, string>>>;

const NEW: Omit<Draft, 'name'> = {
  text: '',
  agent: '',
  enabled: true,
  selection: 'all',
  paths: '',
  who: 'everyone',
  device: 'any',
  moment: 'time',
  seconds: '15',
  percent: '50',
  frequency: 'once',
};

/** A name that none of the others has. */
const freeName = (taken: readonly string[]): string => {
  let number = taken.length + 1;
  while (taken.includes(`message-${number}`)) number += 1;
  return `message-${number}`;
};

export const newDraft = (taken: readonly string[]): Draft => ({ ...NEW, name: freeName(taken) });

export const draftOf = ({
  id,
  text,
  agent,
  enabled,
  pages,
  who,
  device,
  when,
  frequency,
}: CountedOutbound): Draft => ({
  ...NEW,
  name: id,
  text,
  agent: agent ?? '',
  enabled,
  selection: pages.selection,
  paths: pages.paths.join('\n'),
  who,
  device,
  moment: when.selection,
  ...(when.selection === 'time' && { seconds: String(when.value) }),
  ...(when.selection === 'scroll' && { percent: String(when.value) }),
  frequency,
});

const pathsIn = ({ selection, paths }: Draft): string[] =>
  selection === 'all'
    ? []
    : paths
        .split('\n')
        .map((path) => path.trim())
        .filter(Boolean);

const whenOf = ({ moment, seconds, percent }: Draft): OutboundBody['when'] => {
  if (moment === 'time') return { selection: moment, value: Number(seconds) };
  if (moment === 'scroll') return { selection: moment, value: Number(percent) };
  return { selection: moment };
};

export const bodyOf = (draft: Draft): OutboundBody => {
  const { text, agent, enabled, selection, who, device, frequency } = draft;
  return {
    text: text.trim(),
    agent: agent || null,
    enabled,
    pages: { selection, paths: pathsIn(draft) },
    who,
    device,
    when: whenOf(draft),
    frequency,
  };
};

const textProblem = (text: string): string | undefined => {
  if (text.trim() === '') return t('required');
  const reading = parseTemplate(text.trim(), OUTBOUND_TAGS);
  if (reading.ok) return undefined;
  const [{ line, column }] = reading.problems as [(typeof reading.problems)[number]];
  return t('replyWrong', { line, column });
};

const nameProblem = (name: string, taken: readonly string[]): string | undefined => {
  if (name === '') return t('required');
  if (!/^[\w-]{1,64}$/.test(name)) return t('outboundNameWrong');
  return taken.includes(name) ? t('outboundNameTaken') : undefined;
};

const pathsProblem = (draft: Draft): string | undefined => {
  if (draft.selection === 'all') return undefined;
  const paths = pathsIn(draft);
  if (paths.length === 0) return t('required');
  return paths.some((path) => !/^[/*]/.test(path) || patternError(path) !== null)
    ? t('rulePagesWrong')
    : undefined;
};

const numberProblem = (text: string, from: number, to: number): string | undefined =>
  /^\d+$/.test(text.trim()) && Number(text) >= from && Number(text) <= to
    ? undefined
    : t('outboundNumberWrong', { from, to });

/** What keeps a message from being saved. */
export const problemsIn = (draft: Draft, taken: readonly string[]): Problems => {
  const { text, name, moment, seconds, percent } = draft;
  const all = {
    text: textProblem(text),
    name: nameProblem(name, taken),
    paths: pathsProblem(draft),
    seconds: moment === 'time' ? numberProblem(seconds, 1, 3600) : undefined,
    percent: moment === 'scroll' ? numberProblem(percent, 1, 100) : undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, problem]) => problem !== undefined));
};
