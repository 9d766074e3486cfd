import { REPLY_TAGS, VISITOR_TAGS } from '@talk-suite/core/messenger';
import type { Consent, Messenger } from '@talk-suite/core/settings';
import * as React from 'react';
import { useId, useRef } from 'react';
import { t } from '../../page/t.ts';
import type { ControlProps } from './control-props.ts';
import { ChoiceInput, NumberInput, TextInput, TickInput } from './inputs.tsx';

/** A text with merge tags, and the tags to choose from. */
export const TemplateField = ({ field, value, errors, onChange }: ControlProps<string>) => {
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const limit = field.limits?.maxLength ?? 300;
  const insert = (tag: string): void => {
    const at = input.current?.selectionStart ?? value.length;
    onChange(`${value.slice(0, at)}{{ ${tag} }}${value.slice(input.current?.selectionEnd ?? at)}`);
    input.current?.focus();
  };
  return (
    <div className="talk-input">
      <label htmlFor={id} className="talk-field__label">
        {t(field.label)}
      </label>
      <textarea
        id={id}
        ref={input}
        className="talk-template"
        rows={limit > 160 ? 3 : 1}
        value={value}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={`${id}-used`}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <div className="talk-template__foot">
        <select
          aria-label={`${t(field.label)}: ${t('screens.messenger.tag.insert')}`}
          value=""
          onChange={({ currentTarget }) => insert(currentTarget.value)}
        >
          <option value="">{t('screens.messenger.tag.insert')}</option>
          {(field.tags === 'reply' ? REPLY_TAGS : VISITOR_TAGS).map((tag) => (
            <option key={tag} value={tag}>
              {t(`screens.messenger.tag.${tag}`)}
            </option>
          ))}
        </select>
        <span className="talk-help" id={`${id}-used`}>
          {t('screens.messenger.used', { count: String([...value].length), limit: String(limit) })}
        </span>
      </div>
    </div>
  );
};

type Margin = Messenger['style']['launcher']['desktop'];

/** Distances from two edges. */
export const MarginField = ({ value, onChange, unit }: ControlProps<Margin> & { readonly unit: string }) => (
  <div className="talk-columns talk-columns--narrow">
    <NumberInput
      label={t('screens.messenger.margin.x')}
      value={value.x}
      minimum={0}
      maximum={400}
      unit={unit}
      onChange={(x) => onChange({ ...value, x })}
    />
    <NumberInput
      label={t('screens.messenger.margin.y')}
      value={value.y}
      minimum={0}
      maximum={200}
      unit={unit}
      onChange={(y) => onChange({ ...value, y })}
    />
  </div>
);

type Estimate = Messenger['hours']['estimate']['online'];

/** How long an answer takes; `measured` is a Talk server's. */
export const EstimateField = ({
  field,
  value,
  onChange,
  measured,
}: ControlProps<Estimate> & { readonly measured: boolean }) => {
  const kinds = ['minutes', 'hours', 'day', 'custom', 'none', 'measured'] as const;
  return (
    <div className="talk-columns talk-columns--narrow">
      <ChoiceInput
        label={t(field.label)}
        value={value.kind}
        options={kinds
          .filter((kind) => kind !== 'measured' || measured || value.kind === kind)
          .map((kind) => [kind, t(`settings.messenger.estimate.${kind}`)] as const)}
        onChange={(kind) => onChange({ ...value, kind: kind as Estimate['kind'] })}
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
            options={(['minutes', 'hours', 'days'] as const).map(
              (unit) => [unit, t(`settings.messenger.estimateUnit.${unit}`)] as const,
            )}
            onChange={(unit) => onChange({ ...value, unit: unit as Estimate['unit'] })}
          />
        </>
      )}
    </div>
  );
};

/** Whether visitors are asked to agree to something, and to what. */
export const ConsentField = ({ value, onChange }: ControlProps<Consent | null>) => (
  <>
    <TickInput
      label={t('screens.messenger.consent.ask')}
      value={value !== null}
      onChange={(asked) =>
        onChange(asked ? { text: t('screens.messenger.consent.initial'), url: '', required: true } : null)
      }
    />
    {value && (
      <>
        <TextInput
          label={t('screens.messenger.consent.text')}
          value={value.text}
          maxLength={300}
          onChange={(text) => onChange({ ...value, text })}
        />
        <TextInput
          label={t('screens.messenger.consent.url')}
          type="url"
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
  </>
);

/** The zones that the browser knows, the site's own first. */
export const ZoneField = ({
  field,
  value,
  onChange,
  siteZone,
}: ControlProps<string | null> & { readonly siteZone: string }) => (
  <ChoiceInput
    label={t(field.label)}
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
