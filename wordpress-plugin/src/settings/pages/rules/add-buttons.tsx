import { ruleTemplates, type RuleTemplate } from '@talk-suite/core/visibility';
import { isUnmet, type SiteFacts } from '@talk-suite/core/screens';
import { Button, DropdownMenu } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../../page/t.ts';
import { Icon } from '../icons.tsx';

const TEMPLATES = ruleTemplates.filter(({ platforms }) => platforms.includes('wordpress'));

/** The templates whose rules can match a page of this site. */
const templatesFor = (facts: SiteFacts): readonly RuleTemplate[] =>
  // Of roles, a template takes those that the site has.
  TEMPLATES.filter(({ rule }) => !isUnmet(rule, { ...facts, roles: null }));

interface Props {
  /** Without rules the templates stand there; with some they are in a menu. */
  readonly empty: boolean;
  /** What this site has. */
  readonly facts: SiteFacts;
  readonly onNew: () => void;
  readonly onTemplate: (template: RuleTemplate) => void;
  readonly onImport: () => void;
}

/** The ways to a further rule. */
export const AddButtons = ({ empty, facts, onNew, onTemplate, onImport }: Props) => (
  <>
    {empty && (
      <div className="talk-templates">
        <p>{t('screens.rules.none')}</p>
        <ul>
          {templatesFor(facts).map((template) => (
            <li key={template.id}>
              <button type="button" onClick={() => onTemplate(template)}>
                <span className={`talk-rule__effect talk-rule__effect--${template.rule.effect}`}>
                  <Icon name={template.rule.effect} size={18} />
                </span>
                <span>
                  <strong>{t(`visibility.template.${template.id}`)}</strong>
                  <span className="talk-help">{t(`visibility.template.${template.id}.help`)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    )}
    <div className="talk-actions talk-rules-add">
      <Button __next40pxDefaultSize variant="secondary" onClick={onNew}>
        {t('screens.rules.add')}
      </Button>
      {!empty && (
        <DropdownMenu
          icon={null}
          label={t('screens.rules.template')}
          text={t('screens.rules.template')}
          toggleProps={{ variant: 'tertiary', __next40pxDefaultSize: true, showTooltip: false }}
          controls={templatesFor(facts).map((template) => ({
            title: t(`visibility.template.${template.id}`),
            onClick: () => onTemplate(template),
          }))}
        />
      )}
      <Button __next40pxDefaultSize variant="tertiary" onClick={onImport}>
        {t('screens.rules.import')}
      </Button>
    </div>
  </>
);
