import type { Finding } from '@talk-suite/core/findings';
import { isGroup, partsOf, saysHelp, tagsOf, type MessengerForm } from '@talk-suite/core/screens/messenger';
import {
  findingsAt,
  messengerWarnings,
  valueAt,
  type FieldDescription,
  type Settings,
} from '@talk-suite/core/settings';
import { Field } from '../../parts/field.tsx';
import { ErrorText } from '../../parts/form.tsx';
import { locale } from '../../texts/index.ts';
import { Choice } from '../../parts/choice.tsx';
import { Tick } from './inputs.tsx';
import { Parts } from './parts.tsx';
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

interface Edited {
  readonly value: unknown;
  /** What is wrong with it and with what is inside of it, in words; empty where nothing is. */
  readonly error: string;
  readonly onChange: (value: unknown) => void;
}

const helpOf = ({ help }: FieldDescription): string => (help ? w(help) : '');

/** A text with merge tags. */
const Template = ({ field, value, error, onChange }: Edited & Pick<Props, 'field'>) => (
  <Field
    label={w(field.label)}
    hint={[
      helpOf(field),
      tagsOf(field)
        .map((tag) => `{{ ${tag} }}`)
        .join(', '),
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
        value={value as string}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);

/** Choices, also those that other hosts show with a picture. */
const ChoiceOf = ({ field, value, error, onChange }: Edited & Pick<Props, 'field'>) => (
  <Choice
    label={w(field.label)}
    hint={helpOf(field)}
    error={error}
    value={value as string}
    options={(field.choices ?? []).map((choice) => [choice.value, w(choice.label)] as const)}
    onChange={onChange}
  />
);

const formOf = ({ settings, zone }: Screen): MessengerForm => ({
  t: w,
  messenger: settings.messenger,
  service: 'talk-server',
  siteZone: zone,
  locale,
});

/** What a field is made of; a group has its label above it, and what is wrong below. */
const PartsOfField = ({ field, screen, ...edited }: Edited & Props) => {
  const parts = partsOf(field, edited, formOf(screen)) ?? [];
  const help = !saysHelp(field) && field.help && <p className="hint">{w(field.help)}</p>;
  if (!isGroup(field))
    return (
      <>
        <Parts parts={parts} />
        {help}
      </>
    );
  return (
    <fieldset>
      <legend>{w(field.label)}</legend>
      {help}
      <Parts parts={parts} />
      {edited.error !== '' && <ErrorText>{edited.error}</ErrorText>}
    </fieldset>
  );
};

const Control = (props: Edited & Props) => {
  const { field, value, onChange } = props;
  switch (field.control) {
    case 'toggle':
      return <Tick label={w(field.label)} value={value as boolean} onChange={onChange} />;
    case 'radio':
    case 'select':
    case 'pictures':
      return <ChoiceOf {...props} />;
    case 'template':
      return <Template {...props} />;
    default:
      return <PartsOfField {...props} />;
  }
};

/** One field of the messenger's settings, as the core describes it for every host. */
export const MessengerField = ({ field, screen }: Props) => {
  const errors = findingsAt(screen.errors, field.path);
  const warnings =
    errors.length > 0 ? [] : findingsAt(messengerWarnings(screen.settings.messenger), field.path);
  return (
    <div className="setting" data-field={field.path}>
      <Control
        field={field}
        screen={screen}
        value={valueAt(screen.settings, field.path)}
        error={errors.map(inWords).join(' ')}
        onChange={(value) => screen.edit(field.path, value)}
      />
      {warnings.map((warning) => (
        <p key={warning.text + warning.field} className="hint warning">
          {inWords(warning)}
        </p>
      ))}
    </div>
  );
};
