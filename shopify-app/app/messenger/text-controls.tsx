import { REPLY_TAGS, VISITOR_TAGS } from '@talk-suite/core/messenger';
import { MESSENGER_CHOICES, type Consent, type Messenger } from '@talk-suite/core/settings';
import { t } from '../t.ts';
import type { ControlProps } from './control-props.ts';
import { ChoiceInput, Columns, NumberInput, TextInput, TickInput } from './inputs.tsx';

/** A text with merge tags, and the tags to choose from. A chosen one goes to the end: where the caret is, Polaris does not say. */
export const TemplateField = ({ field, value, error, onChange }: ControlProps<string>) => {
  const limit = field.limits?.maxLength ?? 300;
  const tags = field.tags === 'reply' ? REPLY_TAGS : VISITOR_TAGS;
  const insert = (tag: string): void => {
    if (tag !== '') onChange(`${value}${/(^|\s)$/.test(value) ? '' : ' '}{{ ${tag} }}`);
  };
  return (
    <Columns>
      <s-text-area
        label={t(field.label)}
        details={t('screens.messenger.used', { count: String([...value].length), limit: String(limit) })}
        error={error}
        rows={limit > 160 ? 3 : 2}
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <ChoiceInput
        label={t('screens.messenger.tag.insert')}
        value=""
        options={[
          ['', t('shopify.messenger.tag.none')],
          ...tags.map((tag) => [tag as string, t(`screens.messenger.tag.${tag}`)] as const),
        ]}
        onChange={insert}
      />
    </Columns>
  );
};

type Margin = Messenger['style']['launcher']['desktop'];

/** Distances from two edges. */
export const MarginField = ({
  field,
  value,
  onChange,
  unit,
}: ControlProps<Margin> & { readonly unit: string }) => (
  <Columns>
    {(
      [
        ['x', 400],
        ['y', 200],
      ] as const
    ).map(([name, maximum]) => (
      <NumberInput
        key={name}
        label={`${t(field.label)}: ${t(`screens.messenger.margin.${name}`)}`}
        value={value[name]}
        minimum={0}
        maximum={maximum}
        unit={unit}
        onChange={(pixels) => onChange({ ...value, [name]: pixels })}
      />
    ))}
  </Columns>
);

type Estimate = Messenger['hours']['estimate']['online'];

/** How long an answer takes; `measured` is a Talk server's. */
export const EstimateField = ({
  field,
  value,
  error,
  onChange,
  measured,
}: ControlProps<Estimate> & { readonly measured: boolean }) => (
  <Columns>
    <ChoiceInput
      label={t(field.label)}
      error={error}
      value={value.kind}
      options={MESSENGER_CHOICES.estimate
        .filter((kind) => kind !== 'measured' || measured || value.kind === kind)
        .map((kind) => [kind, t(`settings.messenger.estimate.${kind}`)] as const)}
      onChange={(kind) => onChange({ ...value, kind })}
    />
    {value.kind === 'custom' && (
      <>
        <NumberInput
          label={t('screens.messenger.estimate.n')}
          value={value.n}
          minimum={1}
          maximum={72}
          onChange={(n) => onChange({ ...value, n })}
        />
        <ChoiceInput
          label={t('screens.messenger.estimate.unit')}
          value={value.unit}
          options={MESSENGER_CHOICES.estimateUnit.map(
            (unit) => [unit, t(`settings.messenger.estimateUnit.${unit}`)] as const,
          )}
          onChange={(unit) => onChange({ ...value, unit })}
        />
      </>
    )}
  </Columns>
);

/** Whether visitors are asked to agree to something, and to what. */
export const ConsentField = ({ value, error, onChange }: ControlProps<Consent | null>) => (
  <s-stack gap="small-200">
    <TickInput
      label={t('screens.messenger.consent.ask')}
      error={value === null ? error : ''}
      value={value !== null}
      onChange={(asked) =>
        onChange(asked ? { text: t('screens.messenger.consent.initial'), url: '', required: true } : null)
      }
    />
    {value && (
      <>
        <TextInput
          label={t('screens.messenger.consent.text')}
          error={error}
          value={value.text}
          maxLength={300}
          onChange={(text) => onChange({ ...value, text })}
        />
        <TextInput
          label={t('screens.messenger.consent.url')}
          value={value.url}
          maxLength={500}
          onChange={(url) => onChange({ ...value, url: url.trim() })}
        />
        <TickInput
          label={t('screens.messenger.consent.required')}
          value={value.required}
          onChange={(required) => onChange({ ...value, required })}
        />
      </>
    )}
  </s-stack>
);

/** The zones that the browser knows, the store's own first. */
export const ZoneField = ({
  field,
  value,
  error,
  onChange,
  siteZone,
}: ControlProps<string | null> & { readonly siteZone: string }) => (
  <ChoiceInput
    label={t(field.label)}
    error={error}
    value={value ?? ''}
    options={[
      ['', t('screens.messenger.zone.site', { zone: siteZone })],
      ...[...new Set(['UTC', ...(value === null ? [] : [value]), ...Intl.supportedValuesOf('timeZone')])].map(
        (zone) => [zone, zone.replaceAll('_', ' ')] as const,
      ),
    ]}
    onChange={(zone) => onChange(zone === '' ? null : zone)}
  />
);
