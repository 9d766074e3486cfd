import { REPLY_TAGS, VISITOR_TAGS } from '../../messenger/index.ts';
import type { MergeTag } from '../../messenger/merge-tags/names.ts';
import {
  translatableTexts,
  type Consent,
  type Face,
  type FieldDescription,
  type Media,
  type Messenger,
  type StoredWidget,
  type Translation,
} from '../../settings/index.ts';
import type { ScreenText } from '../fields.ts';
import { closedDatesPart, weekHoursParts, type HoursReader } from './hours-parts.ts';
import { cardsPart, facesPart, languagesPart, selectorsPart } from './list-parts.ts';
import type { Part } from './parts.ts';
import {
  colourParts,
  consentParts,
  estimatePart,
  marginPart,
  zonePart,
  type ValueOf,
} from './value-parts.ts';

/** What the messenger's controls are drawn with. */
export interface MessengerForm extends HoursReader {
  readonly t: ScreenText;
  /** As it is edited. */
  readonly messenger: Messenger;
  readonly service: 'ortto' | 'talk-server';
}

/** Controls of several inputs: the field's own label stands above them, and what is wrong below. */
const GROUPS: ReadonlySet<string> = new Set([
  'media',
  'margin',
  'consent',
  'faces',
  'rows',
  'cards',
  'languages',
  'weekHours',
  'closedDates',
] satisfies FieldDescription['control'][]);

/** Whether a field's label and errors are not those of one of its inputs. */
export const isGroup = ({ control }: Pick<FieldDescription, 'control'>): boolean => GROUPS.has(control);

/** Controls whose first input says the field's help itself. */
const HELPED: ReadonlySet<string> = new Set([
  'text',
  'longText',
  'template',
  'address',
  'number',
  'timeZone',
] satisfies FieldDescription['control'][]);

/** Whether one of a field's inputs says its help. */
export const saysHelp = ({ control }: Pick<FieldDescription, 'control'>): boolean => HELPED.has(control);

/** Read, and never filled in: no page knows a visitor's company, and an automatic reply comes before any agent. */
const UNFILLED = ['company', 'agent_name'] as const;
type Unfilled = (typeof UNFILLED)[number];

/** The merge tags to choose from for a field's text: those that are filled in. */
export const tagsOf = ({ tags }: FieldDescription): readonly Exclude<MergeTag, Unfilled>[] => {
  const known: readonly MergeTag[] = tags === 'reply' ? REPLY_TAGS : VISITOR_TAGS;
  return known.filter((tag): tag is Exclude<MergeTag, Unfilled> => !UNFILLED.some((each) => each === tag));
};

/** What Ortto alone decides cannot be set here as if it worked. */
export const isOrttos = ({ hosted }: FieldDescription, service: 'ortto' | 'talk-server'): boolean =>
  service === 'ortto' && (hosted === 'ortto' || hosted === 'serverOnly');

type Hours = Messenger['hours'];

/** The schema says what is at a path; a control knows its own. */
const as = <Value>(given: ValueOf<unknown>): ValueOf<Value> => given as ValueOf<Value>;

const listOf = <Row>({ value, onChange }: ValueOf<unknown>) => ({
  rows: value as readonly Row[],
  onChange: onChange as (rows: readonly Row[]) => void,
});

type PartsOf = (given: ValueOf<unknown>, form: MessengerForm, field: FieldDescription) => readonly Part[];

const textOf: PartsOf = ({ value, onChange, ...given }, _, { control, limits, path }) => [
  {
    ...given,
    control: 'text',
    id: 'text',
    kind: control === 'address' ? 'address' : 'text',
    maxLength: limits?.maxLength,
    value: (value as string | null) ?? '',
    // What may be null is null where nothing is entered.
    onChange: (text) => onChange(text === '' && path.includes('.font.') ? null : text),
  },
];

const PARTS: Partial<Record<FieldDescription['control'], PartsOf>> = {
  text: textOf,
  longText: textOf,
  address: textOf,
  number: (given, { t }, { limits, unit }) => [
    {
      ...as<number>(given),
      control: 'number',
      id: 'number',
      minimum: limits?.minimum ?? 0,
      maximum: limits?.maximum ?? Number.MAX_SAFE_INTEGER,
      unit: unit && t(unit),
    },
  ],
  // Only a colour that may be left out has none at first.
  colour: (given, { t, messenger }, { path }) =>
    colourParts(
      as<string | null>(given),
      path.endsWith('visitorBubble') ? messenger.style.colours.primary : undefined,
      t,
    ),
  media: (given) => [{ ...as<Media | null>(given), control: 'media', id: 'media' }],
  margin: (given, { t }, { unit }) => [
    marginPart(as<Messenger['style']['launcher']['desktop']>(given), unit ? t(unit) : '', t),
  ],
  timeZone: (given, { t, siteZone }) => [zonePart(as<string | null>(given), siteZone, t)],
  estimate: (given, { t, service }) => [
    estimatePart(as<Hours['estimate']['online']>(given), service === 'talk-server', t),
  ],
  consent: (given, { t }) => consentParts(as<Consent | null>(given), t),
  faces: (given, { t }) => [facesPart(listOf<Face>(given), t)],
  rows: (given, { t }) => [selectorsPart(listOf<string>(given), t)],
  cards: (given, { t, service }) => [cardsPart(listOf<StoredWidget>(given), service === 'talk-server', t)],
  languages: (given, { t, messenger, service }) => [
    languagesPart(listOf<Translation>(given), translatableTexts(messenger, service), t),
  ],
  weekHours: (given, { t, messenger, ...reader }) =>
    weekHoursParts(messenger.hours, as<Hours['rows']>(given).onChange, reader, t),
  closedDates: (given, { t }) => [closedDatesPart(listOf<Hours['closed'][number]>(given), t)],
};

/**
 * What a field's control is made of.
 * @param edited `error`: what is wrong with it and with what is inside of it, in words; empty where nothing is
 * @returns null where a host has one control for all of it: switches, choices and texts with merge tags
 */
export const partsOf = (
  field: FieldDescription,
  edited: { readonly value: unknown; readonly error: string; readonly onChange: (value: unknown) => void },
  form: MessengerForm,
): readonly Part[] | null => {
  const { t } = form;
  const named = {
    label: t(field.label),
    help: field.help && saysHelp(field) ? t(field.help) : undefined,
    error: isGroup(field) ? '' : edited.error,
  };
  return PARTS[field.control]?.({ ...edited, ...named }, form, field) ?? null;
};
