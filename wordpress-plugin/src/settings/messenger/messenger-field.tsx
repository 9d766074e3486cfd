import {
  findingsAt,
  messengerWarnings,
  valueAt,
  type Consent,
  type Face,
  type FieldDescription,
  type Media,
  type Messenger,
  type StoredWidget,
  type Translation,
} from '@talk-suite/core/settings';
import { isOrttos, translatableTexts } from '@talk-suite/core/screens/messenger';
import type { FindingInWords } from '@talk-suite/core/findings';
import * as React from 'react';
import { messageOf, t } from '../../page/t.ts';
import { FieldErrors } from '../fields/field-error.tsx';
import { Field } from '../fields/field.tsx';
import type { ControlProps } from './control-props.ts';
import { ClosedDates, WeekHours } from './hours-controls.tsx';
import { ColourInput, NumberInput, TextInput, TickInput } from './inputs.tsx';
import { Cards, Faces, Languages, Selectors } from './list-controls.tsx';
import { MediaInput } from './media-input.tsx';
import type { MessengerScreen } from './messenger-tab.tsx';
import { PicturesField } from './pictures-field.tsx';
import { ConsentField, EstimateField, MarginField, TemplateField, ZoneField } from './text-controls.tsx';

interface Props {
  readonly field: FieldDescription;
  readonly screen: MessengerScreen;
}

type Hours = Messenger['hours'];

/** The schema says what is at a path; a control knows its own. */
const as = <Value,>(props: ControlProps): ControlProps<Value> => props as ControlProps<Value>;

const Label = ({ field }: { readonly field: FieldDescription }) => (
  <span className="talk-field__label">{t(field.label)}</span>
);

const Colour = ({ field, value, onChange, screen }: ControlProps<string | null> & Props) => {
  const primary = screen.settings.messenger.style.colours.primary;
  // Only a colour that may be left out has none at first.
  const optional = field.path.endsWith('visitorBubble');
  return (
    <>
      <Label field={field} />
      {value !== null && <ColourInput label={t(field.label)} value={value} onChange={onChange} />}
      {optional && (
        <TickInput
          label={t('screens.messenger.colour.unset')}
          value={value === null}
          onChange={(unset) => onChange(unset ? null : primary)}
        />
      )}
    </>
  );
};

/** The control of a field. Values are of the type that the field's control has in the schema. */
const Control = (props: Props & ControlProps) => {
  const { field, screen, value, errors, onChange } = props;
  const unit = field.unit && t(field.unit);
  const given: ControlProps = { field, errors, value, onChange };
  switch (field.control) {
    case 'text':
    case 'address':
    case 'longText':
      return (
        <TextInput
          label={t(field.label)}
          type={field.control === 'address' ? 'url' : 'text'}
          value={(value as string | null) ?? ''}
          maxLength={field.limits?.maxLength}
          invalid={errors.length > 0}
          // What may be null is null where nothing is entered.
          onChange={(text) => onChange(text === '' && field.path.includes('.font.') ? null : text)}
        />
      );
    case 'number':
      return (
        <NumberInput
          label={t(field.label)}
          value={value as number}
          minimum={field.limits?.minimum ?? 0}
          maximum={field.limits?.maximum ?? Number.MAX_SAFE_INTEGER}
          unit={unit}
          invalid={errors.length > 0}
          onChange={onChange}
        />
      );
    case 'colour':
      return <Colour {...as<string | null>(given)} screen={screen} />;
    case 'pictures':
      return <PicturesField {...as<string>(given)} />;
    case 'template':
      return <TemplateField {...as<string>(given)} />;
    case 'timeZone':
      return <ZoneField {...as<string | null>(given)} siteZone={screen.host.zone} />;
    case 'estimate':
      return (
        <EstimateField
          {...as<Hours['estimate']['online']>(given)}
          measured={screen.service === 'talk-server'}
        />
      );
    case 'media':
      return (
        <>
          <Label field={field} />
          <MediaInput {...as<Media | null>(given)} label={t(field.label)} />
        </>
      );
    case 'margin':
      return (
        <>
          <Label field={field} />
          <MarginField {...as<Messenger['style']['launcher']['desktop']>(given)} unit={unit ?? ''} />
        </>
      );
    case 'weekHours':
      return (
        <>
          <Label field={field} />
          <WeekHours
            {...as<Hours['rows']>(given)}
            hours={screen.settings.messenger.hours}
            siteZone={screen.host.zone}
            locale={screen.locale}
          />
        </>
      );
    default:
      return (
        <>
          <Label field={field} />
          <ListControl {...given} screen={screen} />
        </>
      );
  }
};

/** Lists, each with rows of its own. */
const ListControl = ({ screen, ...given }: ControlProps & Props) => {
  switch (given.field.control) {
    case 'faces':
      return <Faces {...as<readonly Face[]>(given)} />;
    case 'rows':
      return <Selectors {...as<readonly string[]>(given)} />;
    case 'cards':
      return <Cards {...as<readonly StoredWidget[]>(given)} />;
    case 'languages':
      return (
        <Languages
          {...as<readonly Translation[]>(given)}
          originals={translatableTexts(screen.settings.messenger)}
        />
      );
    case 'closedDates':
      return <ClosedDates {...as<Hours['closed']>(given)} />;
    case 'consent':
      return <ConsentField {...as<Consent | null>(given)} />;
    default:
      return null;
  }
};

const Notes = ({ field, screen, errors }: Props & { readonly errors: readonly FindingInWords[] }) => {
  const hosted = screen.service === 'ortto' ? field.hosted : undefined;
  const warnings = findingsAt(messengerWarnings(screen.settings.messenger), field.path);
  return (
    <>
      {field.help && <span className="talk-help">{t(field.help)}</span>}
      {hosted && hosted !== 'front' && (
        <span className="talk-help talk-hosted">{t(`screens.messenger.hosted.${hosted}`)}</span>
      )}
      {errors.length === 0 &&
        warnings.map((warning) => (
          <span key={warning.text + warning.field} className="talk-warning">
            {messageOf(warning)}
          </span>
        ))}
      <FieldErrors errors={errors} />
    </>
  );
};

/** One field of the messenger's tabs. */
export const MessengerField = ({ field, screen }: Props) => {
  const value = valueAt(screen.settings, field.path);
  const errors = findingsAt(screen.errors, field.path);
  const onChange = (next: unknown): void => screen.edit(field.path, next);
  const off = isOrttos(field, screen.service);
  if (field.control === 'toggle' || field.control === 'radio' || field.control === 'select')
    return (
      <fieldset className="talk-plain" disabled={off}>
        <Field
          field={field}
          value={value}
          errors={errors}
          onChange={onChange}
          note={off ? t(`screens.messenger.hosted.${field.hosted!}`) : undefined}
        />
      </fieldset>
    );
  return (
    <div className="talk-field" data-field={field.path}>
      <fieldset className="talk-plain" disabled={off}>
        <Control field={field} screen={screen} value={value} errors={errors} onChange={onChange} />
      </fieldset>
      <Notes field={field} screen={screen} errors={errors} />
    </div>
  );
};
