import { documentValue } from '@talk-suite/core/screens';
import { isOrttos, translatableTexts } from '@talk-suite/core/screens/messenger';
import {
  findingsAt,
  messengerWarnings,
  type Consent,
  type Face,
  type FieldDescription,
  type Media,
  type Messenger,
  type StoredWidget,
  type Translation,
} from '@talk-suite/core/settings';
import { Field } from '../fields/field.tsx';
import { messageOf, t } from '../t.ts';
import type { ControlProps } from './control-props.ts';
import { ClosedDates, WeekHours } from './hours-controls.tsx';
import { ColourInput, NumberInput, TextInput, TickInput } from './inputs.tsx';
import { Cards, Faces, Languages, Selectors } from './list-controls.tsx';
import { MediaInput } from './media-input.tsx';
import type { MessengerScreen } from './screen.ts';
import { ConsentField, EstimateField, MarginField, TemplateField, ZoneField } from './text-controls.tsx';

interface Props {
  readonly field: FieldDescription;
  readonly screen: MessengerScreen;
}

type Hours = Messenger['hours'];

/** The schema says what is at a path; a control knows its own. */
const as = <Value,>(props: ControlProps): ControlProps<Value> => props as ControlProps<Value>;

const Colour = ({ field, value, error, onChange, screen }: ControlProps<string | null> & Props) => (
  <s-stack gap="small-200">
    {value !== null && <ColourInput label={t(field.label)} error={error} value={value} onChange={onChange} />}
    {field.path.endsWith('visitorBubble') && (
      <TickInput
        label={`${t(field.label)}: ${t('screens.messenger.colour.unset')}`}
        value={value === null}
        onChange={(unset) =>
          onChange(unset ? null : screen.editor.state.draft.settings.messenger.style.colours.primary)
        }
      />
    )}
  </s-stack>
);

/** Lists, each with rows of its own. */
const ListControl = ({ screen, ...given }: ControlProps & Props) => {
  const { messenger } = screen.editor.state.draft.settings;
  switch (given.field.control) {
    case 'faces':
      return <Faces {...as<readonly Face[]>(given)} />;
    case 'rows':
      return <Selectors {...as<readonly string[]>(given)} />;
    case 'cards':
      return <Cards {...as<readonly StoredWidget[]>(given)} />;
    case 'languages':
      return <Languages {...as<readonly Translation[]>(given)} originals={translatableTexts(messenger)} />;
    case 'closedDates':
      return <ClosedDates {...as<Hours['closed']>(given)} />;
    case 'weekHours':
      return <WeekHours {...as<Hours['rows']>(given)} hours={messenger.hours} siteZone={screen.store.zone} />;
    case 'consent':
      return <ConsentField {...as<Consent | null>(given)} />;
    case 'media':
      return <MediaInput {...as<Media | null>(given)} label={t(given.field.label)} />;
    default:
      return null;
  }
};

/** The control of a field. Values are of the type that the field's control has in the schema. */
const Control = (props: Props & ControlProps) => {
  const { field, screen, value, error, onChange } = props;
  const unit = field.unit ? t(field.unit) : '';
  const given: ControlProps = { field, error, value, onChange };
  switch (field.control) {
    case 'toggle':
    case 'radio':
    case 'select':
    case 'pictures':
      return (
        <Field
          field={field}
          value={value}
          errors={findingsAt(screen.editor.state.errors, field.path)}
          onChange={onChange}
        />
      );
    case 'text':
    case 'address':
    case 'longText':
      return (
        <TextInput
          label={t(field.label)}
          error={error}
          value={(value as string | null) ?? ''}
          maxLength={field.limits?.maxLength}
          // What may be null is null where nothing is entered.
          onChange={(text) => onChange(text === '' && field.path.includes('.font.') ? null : text)}
        />
      );
    case 'number':
      return (
        <NumberInput
          label={t(field.label)}
          error={error}
          value={value as number}
          minimum={field.limits?.minimum ?? 0}
          maximum={field.limits?.maximum ?? Number.MAX_SAFE_INTEGER}
          unit={unit}
          onChange={onChange}
        />
      );
    case 'colour':
      return <Colour {...as<string | null>(given)} screen={screen} />;
    case 'template':
      return <TemplateField {...as<string>(given)} />;
    case 'timeZone':
      return <ZoneField {...as<string | null>(given)} siteZone={screen.store.zone} />;
    case 'estimate':
      return (
        <EstimateField
          {...as<Hours['estimate']['online']>(given)}
          measured={screen.service === 'talk-server'}
        />
      );
    case 'margin':
      return <MarginField {...as<Messenger['style']['launcher']['desktop']>(given)} unit={unit} />;
    default:
      return (
        <div className="talk-field">
          <s-text type="strong">{t(field.label)}</s-text>
          <ListControl {...given} screen={screen} />
          {error !== '' && <s-text tone="critical">{error}</s-text>}
        </div>
      );
  }
};

/** These say what help there is, and what is wrong, themselves. */
const PLAIN = new Set(['toggle', 'radio', 'select', 'pictures']);

const Notes = ({ field, screen, error }: Props & { readonly error: string }) => {
  const hosted = screen.service === 'ortto' ? field.hosted : undefined;
  const warnings = findingsAt(messengerWarnings(screen.editor.state.draft.settings.messenger), field.path);
  return (
    <>
      {field.help && !PLAIN.has(field.control) && <s-text color="subdued">{t(field.help)}</s-text>}
      {hosted && hosted !== 'front' && (
        <s-text color="subdued">{t(`screens.messenger.hosted.${hosted}`)}</s-text>
      )}
      {error === '' &&
        warnings.map((warning) => (
          <s-text key={warning.text + warning.field} tone="caution">
            {messageOf(warning)}
          </s-text>
        ))}
    </>
  );
};

/** One field of the messenger's tabs. What Ortto alone decides is named, and not offered as if it worked here. */
export const MessengerField = ({ field, screen }: Props) => {
  const { state, edit } = screen.editor;
  const error = findingsAt(state.errors, field.path).map(messageOf).join(' ');
  return (
    <div data-field={field.path} className="talk-field">
      {isOrttos(field, screen.service) ? (
        <>
          <s-text type="strong">{t(field.label)}</s-text>
          <s-text color="subdued">{t(`screens.messenger.hosted.${field.hosted!}`)}</s-text>
        </>
      ) : (
        <>
          <Control
            field={field}
            screen={screen}
            value={documentValue(state.draft, field.path)}
            error={error}
            onChange={(value) => edit(field.path, value)}
          />
          <Notes field={field} screen={screen} error={error} />
        </>
      )}
    </div>
  );
};
