import type { OutboundBody } from '@talk-suite/core/contract';
import { t, type TextKey } from '../../texts/index.ts';
import type { Draft } from './draft.ts';

/** The choices of a field, each with its name, in the order in which they are offered. */
const CHOICES = {
  selection: { all: 'outboundPagesAll', only: 'outboundPagesOnly', except: 'outboundPagesExcept' },
  who: { everyone: 'outboundWhoEveryone', unknown: 'outboundWhoUnknown', known: 'outboundWhoKnown' },
  device: { any: 'outboundDeviceAny', desktop: 'outboundDeviceDesktop', phone: 'outboundDevicePhone' },
  moment: {
    immediately: 'outboundWhenImmediately',
    time: 'outboundWhenTime',
    scroll: 'outboundWhenScroll',
    exit: 'outboundWhenExit',
    call: 'outboundWhenCall',
  },
  frequency: {
    once: 'outboundFrequencyOnce',
    session: 'outboundFrequencySession',
    always: 'outboundFrequencyAlways',
  },
} as const satisfies { readonly [Name in keyof Draft]?: Readonly<Record<Draft[Name] & string, TextKey>> };

export type ChosenName = keyof typeof CHOICES;

export const choicesOf = <Name extends ChosenName>(name: Name): readonly (readonly [Draft[Name], string])[] =>
  Object.entries(CHOICES[name]).map(([value, text]) => [value as Draft[Name], t(text)] as const);

/** A message in a line: when, where, for whom, how often; what is so for everybody is not said. */
export const summary = ({ pages, who, device, when, frequency }: OutboundBody): string =>
  [
    t(CHOICES.moment[when.selection]) +
      ('value' in when ? ` (${when.value}${when.selection === 'scroll' ? ' %' : ' s'})` : ''),
    pages.selection === 'all'
      ? t('outboundPagesAll')
      : `${t(CHOICES.selection[pages.selection])}: ${pages.paths.join(', ')}`,
    who !== 'everyone' && t(CHOICES.who[who]),
    device !== 'any' && t(CHOICES.device[device]),
    t(CHOICES.frequency[frequency]),
  ]
    .filter(Boolean)
    .join(' · ');
