import { formNames, forms, type FormName } from '@talk-suite/core/csp';
import { t } from '../t.ts';

interface Props {
  readonly form: FormName;
  readonly onChoose: (form: FormName) => void;
}

/** In whose words policies are written: those of a server, a host or a framework. */
export const FormSelect = ({ form, onChoose }: Props) => (
  <s-select
    label={t('shopify.security.form')}
    value={form}
    onChange={({ currentTarget }) => {
      const chosen = formNames.find((name) => name === currentTarget.value);
      if (chosen) onChoose(chosen);
    }}
  >
    {formNames.map((name) => (
      <s-option key={name} value={name}>
        {forms[name].title}
      </s-option>
    ))}
  </s-select>
);
