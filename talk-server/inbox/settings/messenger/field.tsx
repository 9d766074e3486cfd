import { REPLY_TAGS, VISITOR_TAGS } from '@talk-suite/core/messenger';
import {
  findingsAt,
  messengerWarnings,
  valueAt,
  type Consent,
  type Face,
  type FieldDescription,
  type Media,
  type Messenger,
  type Settings,
  type StoredWidget,
  type Translation,
} from '@talk-suite/core/settings';
import type { Finding } from '@talk-suite/core/findings';
import { Field, TextField } from '../../parts/field.tsx';
import { Choice, Colour, NumberInput, PictureInput, Tick } from './inputs.tsx';
import { ClosedDates, WeekHours } from './hours.tsx';
import { Cards, Faces, Languages, Selectors } from './lists.tsx';
import { inWords, w } from './words.ts';

/** What a field works with. */
export interface Screen {
  readonly settings: Settings;
  readonly errors: readonly Finding[];
  readonly zone: string;
  edit(path: string, value: unknown): void;
}

interface Props {
  readonly field: FieldDescription;
  readonly screen: Screen;
}

type Hours = Messenger['hours'];
type Margin = Messenger['style']['launcher']['desktop'];

/** A text with merge tags. */
const Template = ({ field, value, error, onChange }: Given<string>) => (
  <Field
    label={w(field.label)}
    hint={[
      field.help ? w(field.help) : '',
      (field.tags === 'reply' ? REPLY_TAGS : VISITOR_TAGS).map((tag) => `{{ ${tag} }}`).join(', '),
    ]
      .filter(Boolean)
      .join(' ')}
    error={error}
  >
    {(ids) => (
      <textarea
        {...ids}
        dir="auto"
        rows={(field.limits?.maxLength ?? 300) > 160 ? 3 : 1}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);

const Estimate = ({ field, value, error, onChange }: Given<Hours['estimate']['online']>) => (
  <>
    <Choice
      label={w(field.label)}
      error={error}
      value={value.kind}
      options={(['minutes', 'hours', 'day', 'custom', 'none', 'measured'] as const).map(
        (kind) => [kind, w(`settings.messenger.estimate.${kind}`)] as const,
      )}
      onChange={(kind) => onChange({ ...value, kind: kind as Hours['estimate']['online']['kind'] })}
    />
    {value.kind === 'custom' && (
      <div className="columns">
        <NumberInput
          label={w('screens.messenger.estimate.n')}
          value={value.n}
          minimum={1}
          maximum={72}
          onChange={(n) => onChange({ ...value, n })}
        />
        <Choice
          label={w('screens.messenger.estimate.unit')}
          value={value.unit}
          options={(['minutes', 'hours', 'days'] as const).map(
            (unit) => [unit, w(`settings.messenger.estimateUnit.${unit}`)] as const,
          )}
          onChange={(unit) => onChange({ ...value, unit: unit as Hours['estimate']['online']['unit'] })}
        />
      </div>
    )}
  </>
);

const ConsentField = ({ value, error, onChange }: Given<Consent | null>) => (
  <>
    <Tick
      label={w('screens.messenger.consent.ask')}
      value={value !== null}
      onChange={(asks) =>
        onChange(asks ? { text: w('screens.messenger.consent.initial'), url: '', required: true } : null)
      }
    />
    {value && (
      <>
        <TextField
          label={w('screens.messenger.consent.text')}
          error={error}
          maxLength={300}
          value={value.text}
          onChange={(text) => onChange({ ...value, text })}
        />
        <TextField
          label={w('screens.messenger.consent.url')}
          dir="ltr"
          maxLength={500}
          value={value.url}
          onChange={(url) => onChange({ ...value, url: url.trim() })}
        />
        <Tick
          label={w('screens.messenger.consent.required')}
          value={value.required}
          onChange={(required) => onChange({ ...value, required })}
        />
      </>
    )}
  </>
);

const MarginField = ({ field, value, onChange }: Given<Margin>) => (
  <fieldset>
    <legend>{w(field.label)}</legend>
    <div className="columns">
      {(['x', 'y'] as const).map((axis) => (
        <NumberInput
          key={axis}
          label={w(`screens.messenger.margin.${axis}`)}
          unit={field.unit && w(field.unit)}
          value={value[axis]}
          minimum={0}
          maximum={axis === 'x' ? 400 : 200}
          onChange={(next) => onChange({ ...value, [axis]: next })}
        />
      ))}
    </div>
  </fieldset>
);

const ColourField = ({ field, value, error, onChange, screen }: Given<string | null>) => (
  <>
    {value !== null && <Colour label={w(field.label)} error={error} value={value} onChange={onChange} />}
    {field.path.endsWith('visitorBubble') && (
      <Tick
        label={`${w(field.label)}: ${w('screens.messenger.colour.unset')}`}
        value={value === null}
        onChange={(unset) => onChange(unset ? null : screen.settings.messenger.style.colours.primary)}
      />
    )}
  </>
);

const Zone = ({ field, value, error, onChange, screen }: Given<string | null>) => (
  <Choice
    label={w(field.label)}
    error={error}
    value={value ?? ''}
    options={[
      ['', w('screens.messenger.zone.site', { zone: screen.zone })],
      ...[...new Set(['UTC', ...(value ? [value] : []), ...Intl.supportedValuesOf('timeZone')])].map(
        (zone) => [zone, zone.replaceAll('_', ' ')] as const,
      ),
    ]}
    onChange={(zone) => onChange(zone || null)}
  />
);

interface Given<Value> extends Props {
  readonly value: Value;
  readonly error: string | undefined;
  readonly onChange: (value: Value) => void;
}

/** The schema says what is at a path; a control knows its own. */
const as = <Value,>(given: Given<unknown>): Given<Value> => given as Given<Value>;

/** Controls of one value. */
const Plain = (given: Given<unknown>) => {
  const { field, value, error, onChange } = given;
  const labelled = { label: w(field.label), hint: field.help && w(field.help), error };
  switch (field.control) {
    case 'toggle':
      return <Tick label={labelled.label} value={value as boolean} onChange={onChange} />;
    case 'radio':
    case 'select':
    case 'pictures':
      return (
        <Choice
          {...labelled}
          value={value as string}
          options={(field.choices ?? []).map((choice) => [choice.value, w(choice.label)] as const)}
          onChange={onChange}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...labelled}
          unit={field.unit && w(field.unit)}
          value={value as number}
          minimum={field.limits?.minimum ?? 0}
          maximum={field.limits?.maximum ?? Number.MAX_SAFE_INTEGER}
          onChange={onChange}
        />
      );
    case 'media':
      return <PictureInput {...labelled} value={value as Media | null} onChange={onChange} />;
    default:
      return (
        <TextField
          {...labelled}
          value={(value as string | null) ?? ''}
          maxLength={field.limits?.maxLength}
          // What may be null is null where nothing is entered.
          onChange={(text) => onChange(text === '' && field.path.includes('.font.') ? null : text)}
        />
      );
  }
};

const Lists = (given: Given<unknown>) => {
  switch (given.field.control) {
    case 'faces':
      return <Faces {...as<readonly Face[]>(given)} />;
    case 'rows':
      return <Selectors {...as<readonly string[]>(given)} />;
    case 'cards':
      return <Cards {...as<readonly StoredWidget[]>(given)} />;
    case 'languages':
      return <Languages {...as<readonly Translation[]>(given)} messenger={given.screen.settings.messenger} />;
    case 'weekHours':
      return <WeekHours {...as<Hours['rows']>(given)} />;
    default:
      return <ClosedDates {...as<Hours['closed']>(given)} />;
  }
};

const LISTS = new Set(['faces', 'rows', 'cards', 'languages', 'weekHours', 'closedDates']);

const Control = (given: Given<unknown>) => {
  switch (given.field.control) {
    case 'colour':
      return <ColourField {...as<string | null>(given)} />;
    case 'template':
      return <Template {...as<string>(given)} />;
    case 'timeZone':
      return <Zone {...as<string | null>(given)} />;
    case 'estimate':
      return <Estimate {...as<Hours['estimate']['online']>(given)} />;
    case 'margin':
      return <MarginField {...as<Margin>(given)} />;
    case 'consent':
      return <ConsentField {...as<Consent | null>(given)} />;
    default:
      return <Plain {...given} />;
  }
};

/** One field of the messenger's settings, as the core describes it for every host. */
export const MessengerField = ({ field, screen }: Props) => {
  const errors = findingsAt(screen.errors, field.path);
  const warnings =
    errors.length > 0 ? [] : findingsAt(messengerWarnings(screen.settings.messenger), field.path);
  const given: Given<unknown> = {
    field,
    screen,
    value: valueAt(screen.settings, field.path),
    error: errors.length > 0 ? errors.map(inWords).join(' ') : undefined,
    onChange: (value) => screen.edit(field.path, value),
  };
  return (
    <div className="setting" data-field={field.path}>
      {LISTS.has(field.control) ? (
        <fieldset>
          <legend>{w(field.label)}</legend>
          {field.help && <p className="hint">{w(field.help)}</p>}
          <Lists {...given} />
          {given.error && (
            <p className="error" role="alert">
              {given.error}
            </p>
          )}
        </fieldset>
      ) : (
        <Control {...given} />
      )}
      {warnings.map((warning) => (
        <p key={warning.text + warning.field} className="hint warning">
          {inWords(warning)}
        </p>
      ))}
    </div>
  );
};
