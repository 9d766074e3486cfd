import { ESTIMATE_UNITS, ESTIMATES, LIMITS } from '../../settings/sections/messenger/choices.ts';
import type { Consent, Messenger } from '../../settings/index.ts';
import type { ScreenText } from '../fields.ts';
import { choiceOf, columns, type ChoicePart, type Part } from './parts.ts';

/** A value of a field, and what is done with another one. `error`: what is wrong with it, in words. */
export interface ValueOf<Value> {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

type Margin = Messenger['style']['launcher']['desktop'];

/** Distances from two edges. */
export const marginPart = (
  { value, onChange }: Pick<ValueOf<Margin>, 'value' | 'onChange'>,
  unit: string,
  t: ScreenText,
): Part =>
  columns(
    (
      [
        ['x', LIMITS.marginX],
        ['y', LIMITS.marginY],
      ] as const
    ).map(([edge, maximum]) => ({
      control: 'number',
      id: edge,
      label: t(`screens.messenger.margin.${edge}`),
      value: value[edge],
      minimum: 0,
      maximum,
      unit,
      onChange: (distance) => onChange({ ...value, [edge]: distance }),
    })),
    true,
  );

type Estimate = Messenger['hours']['estimate']['online'];

/**
 * How long an answer takes.
 * @param isMeasured whether there is a Talk server, which can tell
 */
export const estimatePart = (
  { value, onChange, ...named }: ValueOf<Estimate>,
  isMeasured: boolean,
  t: ScreenText,
): Part =>
  columns(
    [
      choiceOf({
        ...named,
        id: 'kind',
        value: value.kind,
        values: ESTIMATES.filter((kind) => kind !== 'measured' || isMeasured || value.kind === kind),
        nameOf: (kind) => t(`settings.messenger.estimate.${kind}`),
        onChange: (kind) => onChange({ ...value, kind }),
      }),
      ...(value.kind === 'custom'
        ? ([
            {
              control: 'number',
              id: 'n',
              label: t('screens.messenger.estimate.n'),
              value: value.n,
              minimum: 1,
              maximum: LIMITS.estimate,
              onChange: (n) => onChange({ ...value, n }),
            },
            choiceOf({
              id: 'unit',
              label: t('screens.messenger.estimate.unit'),
              value: value.unit,
              values: ESTIMATE_UNITS,
              nameOf: (unit) => t(`settings.messenger.estimateUnit.${unit}`),
              onChange: (unit) => onChange({ ...value, unit }),
            }),
          ] satisfies readonly Part[])
        : []),
    ],
    true,
  );

/** Whether visitors are asked to agree to something, and to what. */
export const consentParts = (
  { value, onChange }: Pick<ValueOf<Consent | null>, 'value' | 'onChange'>,
  t: ScreenText,
): readonly Part[] => {
  const ask: Part = {
    control: 'tick',
    id: 'ask',
    label: t('screens.messenger.consent.ask'),
    value: value !== null,
    onChange: (asks) =>
      onChange(asks ? { text: t('screens.messenger.consent.initial'), url: '', required: true } : null),
  };
  if (value === null) return [ask];
  return [
    ask,
    {
      control: 'text',
      id: 'text',
      kind: 'text',
      label: t('screens.messenger.consent.text'),
      maxLength: LIMITS.text,
      value: value.text,
      onChange: (text) => onChange({ ...value, text }),
    },
    {
      control: 'text',
      id: 'url',
      kind: 'address',
      label: t('screens.messenger.consent.url'),
      maxLength: LIMITS.address,
      value: value.url,
      onChange: (url) => onChange({ ...value, url: url.trim() }),
    },
    {
      control: 'tick',
      id: 'required',
      label: t('screens.messenger.consent.required'),
      value: value.required,
      onChange: (required) => onChange({ ...value, required }),
    },
  ];
};

/** The zones that the browser knows, the site's own first. */
export const zonePart = (
  { value, onChange, ...named }: ValueOf<string | null>,
  siteZone: string,
  t: ScreenText,
): ChoicePart => ({
  ...named,
  control: 'choice',
  id: 'zone',
  value: value ?? '',
  options: [
    ['', t('screens.messenger.zone.site', { zone: siteZone })],
    ...[...new Set(['UTC', ...(value === null ? [] : [value]), ...Intl.supportedValuesOf('timeZone')])].map(
      (zone) => [zone, zone.replaceAll('_', ' ')] as const,
    ),
  ],
  onChange: (zone) => onChange(zone === '' ? null : zone),
});

/**
 * A colour.
 * @param main what a colour begins with that may also be left to the main one; absent where it may not
 */
export const colourParts = (
  { label, error, value, onChange }: ValueOf<string | null>,
  main: string | undefined,
  t: ScreenText,
): readonly Part[] => [
  ...(value === null ? [] : [{ control: 'colour', id: 'colour', label, error, value, onChange } as const]),
  ...(main === undefined
    ? []
    : [
        {
          control: 'tick',
          id: 'unset',
          label: `${label}: ${t('screens.messenger.colour.unset')}`,
          short: t('screens.messenger.colour.unset'),
          value: value === null,
          onChange: (unset: boolean) => onChange(unset ? null : main),
        } as const,
      ]),
];
