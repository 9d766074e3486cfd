import { tagsOf, withTag } from '@talk-suite/core/screens/messenger';
import * as React from 'react';
import { useId, useRef } from 'react';
import { t } from '../../page/t.ts';
import type { ControlProps } from './control-props.ts';

/** A text with merge tags, and the tags to choose from. */
export const TemplateField = ({ field, value, errors, onChange }: ControlProps<string>) => {
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const limit = field.limits?.maxLength ?? 300;
  const insert = (tag: string): void => {
    onChange(withTag(value, tag, input.current));
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
        rows={limit > 160 ? 3 : 2}
        value={value}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={`${field.help ? `${id}-help ` : ''}${id}-used`}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {field.help && (
        <span className="talk-help" id={`${id}-help`}>
          {t(field.help)}
        </span>
      )}
      <div className="talk-template__foot">
        <select
          aria-label={`${t(field.label)}: ${t('screens.messenger.tag.insert')}`}
          value=""
          onChange={({ currentTarget }) => insert(currentTarget.value)}
        >
          <option value="">{t('screens.messenger.tag.insert')}</option>
          {tagsOf(field).map((tag) => (
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
