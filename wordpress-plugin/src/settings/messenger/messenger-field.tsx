import { isGroup, isOrttos, partsOf, saysHelp, type MessengerForm } from '@talk-suite/core/screens/messenger';
import { findingsAt, messengerWarnings, valueAt, type FieldDescription } from '@talk-suite/core/settings';
import type { FindingInWords } from '@talk-suite/core/findings';
import * as React from 'react';
import { messageOf, t } from '../../page/t.ts';
import { FieldErrors } from '../fields/field-error.tsx';
import { Field } from '../fields/field.tsx';
import type { ControlProps } from './control-props.ts';
import type { MessengerScreen } from './messenger-screen.ts';
import { Parts } from './parts.tsx';
import { PicturesField } from './pictures-field.tsx';
import { StringList } from './string-list.tsx';
import { TemplateField } from './template-field.tsx';

interface Props {
  readonly field: FieldDescription;
  readonly screen: MessengerScreen;
}

const formOf = ({ settings, host, locale, service }: MessengerScreen): MessengerForm => ({
  t,
  messenger: settings.messenger,
  service,
  siteZone: host.zone,
  locale,
});

/** The control of a field. */
const Control = ({ field, screen, ...given }: Props & Omit<ControlProps, 'field'>) => {
  const { value, errors, onChange } = given;
  if (field.control === 'pictures')
    return <PicturesField field={field} errors={errors} value={value as string} onChange={onChange} />;
  if (field.control === 'template')
    return <TemplateField field={field} errors={errors} value={value as string} onChange={onChange} />;
  const error = errors.map(({ message }) => message).join(' ');
  const parts = partsOf(field, { value, error, onChange }, formOf(screen));
  return (
    <>
      {(isGroup(field) || field.control === 'colour') && (
        <span className="talk-field__label">{t(field.label)}</span>
      )}
      {parts && <Parts parts={parts} />}
    </>
  );
};

const Notes = ({ field, screen, errors }: Props & { readonly errors: readonly FindingInWords[] }) => {
  const hosted = screen.service === 'ortto' ? field.hosted : undefined;
  const warnings = findingsAt(messengerWarnings(screen.settings.messenger), field.path);
  return (
    <>
      {field.help && !saysHelp(field) && <span className="talk-help">{t(field.help)}</span>}
      {field.path === 'messenger.content.locales' && <StringList />}
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
