import { documentValue } from '@talk-suite/core/screens';
import { isGroup, isOrttos, partsOf, saysHelp, type MessengerForm } from '@talk-suite/core/screens/messenger';
import { findingsAt, messengerWarnings, type FieldDescription } from '@talk-suite/core/settings';
import { Field } from '../fields/field.tsx';
import { words } from '../language/words.ts';
import { messageOf, t } from '../t.ts';
import type { ControlProps } from './control-props.ts';
import { Parts } from './parts.tsx';
import type { MessengerScreen } from './screen.ts';
import { TemplateField } from './template-field.tsx';

interface Props {
  readonly field: FieldDescription;
  readonly screen: MessengerScreen;
}

/** These say what help there is, and what is wrong, themselves. */
const PLAIN = new Set(['toggle', 'radio', 'select', 'pictures']);

const formOf = ({ editor, store, service }: MessengerScreen): MessengerForm => ({
  t,
  messenger: editor.state.draft.settings.messenger,
  service,
  siteZone: store.zone,
  locale: words().language,
});

/** What a field is made of; a group has its label above it, and what is wrong below. */
const PartsOfField = ({ field, screen, ...edited }: Props & Omit<ControlProps, 'field'>) => {
  const parts = partsOf(field, edited, formOf(screen));
  if (parts === null) return null;
  if (!isGroup(field))
    return (
      <s-stack gap="small-200">
        <Parts parts={parts} />
      </s-stack>
    );
  return (
    <div className="talk-field" role="group" aria-label={t(field.label)}>
      <s-text type="strong">{t(field.label)}</s-text>
      <Parts parts={parts} />
      {edited.error !== '' && <s-text tone="critical">{edited.error}</s-text>}
    </div>
  );
};

/** The control of a field. Values are of the type that the field's control has in the schema. */
const Control = (props: Props & ControlProps) => {
  const { field, screen, value, error, onChange } = props;
  if (PLAIN.has(field.control))
    return (
      <Field
        field={field}
        value={value}
        errors={findingsAt(screen.editor.state.errors, field.path)}
        onChange={onChange}
      />
    );
  if (field.control === 'template')
    return <TemplateField field={field} error={error} value={value as string} onChange={onChange} />;
  return <PartsOfField {...props} />;
};

const Notes = ({ field, screen, error }: Props & { readonly error: string }) => {
  const hosted = screen.service === 'ortto' ? field.hosted : undefined;
  const warnings = findingsAt(messengerWarnings(screen.editor.state.draft.settings.messenger), field.path);
  return (
    <>
      {field.help && !PLAIN.has(field.control) && !saysHelp(field) && (
        <s-text color="subdued">{t(field.help)}</s-text>
      )}
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
