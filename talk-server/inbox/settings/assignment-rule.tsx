import { patternError } from '@talk-suite/core/visibility';
import { useState } from 'react';
import type { Names } from '../data/names.ts';
import type { AssignmentRule, Site } from '../data/types.ts';
import { Field, NameField, TextField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { t } from '../texts/index.ts';

interface EditRuleProps {
  readonly rule: AssignmentRule;
  readonly isNew: boolean;
  readonly names: Names;
  readonly sites: readonly Site[];
  readonly save: (rule: AssignmentRule) => Promise<boolean>;
  readonly close: () => void;
}

const parts = (text: string, separator: RegExp): readonly string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);

const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z\d]{1,8})*$/;

interface Draft {
  readonly name: string;
  readonly site: string;
  readonly pages: string;
  readonly languages: string;
  /** `team:…`, `agent:…`, or empty. */
  readonly to: string;
  readonly inHours: boolean;
  readonly leastBusy: boolean;
}

const draftOf = ({
  name,
  site,
  pages,
  languages,
  team,
  agent,
  inHours,
  leastBusy,
}: AssignmentRule): Draft => ({
  name,
  site: site ?? '',
  pages: pages.join('\n'),
  languages: languages.join(', '),
  to: team !== null ? `team:${team}` : agent !== null ? `agent:${agent}` : '',
  inHours,
  leastBusy,
});

const partsOf = ({ pages, languages }: Draft): Pick<AssignmentRule, 'pages' | 'languages'> => ({
  pages: [...parts(pages, /\n/)],
  languages: [...parts(languages, /[,\s]+/)],
});

const ruleOf = ({ id }: AssignmentRule, draft: Draft): AssignmentRule => {
  const [kind, ...rest] = draft.to.split(':');
  const isTeam = kind === 'team';
  return {
    id,
    name: draft.name.trim(),
    site: draft.site || null,
    ...partsOf(draft),
    team: isTeam ? rest.join(':') : null,
    agent: isTeam ? null : rest.join(':'),
    inHours: isTeam && draft.inHours,
    leastBusy: isTeam && draft.leastBusy,
  };
};

const Check = ({
  label,
  checked,
  set,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly set: (checked: boolean) => void;
}) => (
  <label className="check">
    <input type="checkbox" checked={checked} onChange={(event) => set(event.target.checked)} /> {label}
  </label>
);

interface PartProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  /** Whether what is wrong is said: once somebody has tried to save. */
  readonly tried: boolean;
}

const hasWrongPages = ({ pages }: Pick<AssignmentRule, 'pages'>): boolean =>
  pages.some((page) => patternError(page) !== null);
const hasWrongLanguages = ({ languages }: Pick<AssignmentRule, 'languages'>): boolean =>
  languages.some((tag) => !LANGUAGE.test(tag));

/** Which conversations a rule is for. */
const When = ({ draft, set, tried, sites }: PartProps & { readonly sites: readonly Site[] }) => {
  const wrongPages = tried && hasWrongPages(partsOf(draft));
  const wrongLanguages = tried && hasWrongLanguages(partsOf(draft));
  return (
    <fieldset>
      <legend>{t('ruleWhen')}</legend>
      {sites.length > 1 && (
        <Field label={t('ruleSite')}>
          {(ids) => (
            <select {...ids} value={draft.site} onChange={(event) => set({ site: event.target.value })}>
              <option value="">{t('ruleAnySite')}</option>
              {sites.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field
        label={t('rulePages')}
        hint={t('rulePagesHint')}
        error={wrongPages ? t('rulePagesWrong') : undefined}
      >
        {(ids) => (
          <textarea
            {...ids}
            dir="ltr"
            rows={2}
            value={draft.pages}
            onChange={(event) => set({ pages: event.target.value })}
          />
        )}
      </Field>
      <TextField
        label={t('ruleLanguages')}
        hint={t('ruleLanguagesHint')}
        dir="ltr"
        value={draft.languages}
        onChange={(languages) => set({ languages })}
        error={wrongLanguages ? t('ruleLanguagesWrong') : undefined}
      />
    </fieldset>
  );
};

/** Who gets them. */
const Then = ({ draft, set, tried, names }: PartProps & { readonly names: Names }) => {
  const isTeam = draft.to.startsWith('team:');
  return (
    <fieldset>
      <legend>{t('ruleThen')}</legend>
      <Field
        label={t('ruleTo')}
        hint={draft.to.startsWith('agent:') ? t('ruleAgentHint') : undefined}
        error={tried && draft.to === '' ? t('required') : undefined}
      >
        {(ids) => (
          <select {...ids} value={draft.to} onChange={(event) => set({ to: event.target.value })}>
            <option value="">{t('ruleToNobody')}</option>
            <optgroup label={t('teams')}>
              {names.teams.map(({ id, name }) => (
                <option key={id} value={`team:${id}`}>
                  {name}
                </option>
              ))}
            </optgroup>
            <optgroup label={t('members')}>
              {names.agents.map(({ id, name }) => (
                <option key={id} value={`agent:${id}`}>
                  {name}
                </option>
              ))}
            </optgroup>
          </select>
        )}
      </Field>
      {isTeam && (
        <>
          <Check label={t('ruleInHours')} checked={draft.inHours} set={(inHours) => set({ inHours })} />
          <Check
            label={t('ruleLeastBusy')}
            checked={draft.leastBusy}
            set={(leastBusy) => set({ leastBusy })}
          />
          <p className="hint">{t('ruleLeastBusyHint')}</p>
        </>
      )}
    </fieldset>
  );
};

/** What a rule looks at, and where it sends. */
export const EditRule = ({ rule, isNew, names, sites, save, close }: EditRuleProps) => {
  const [draft, setDraft] = useState(() => draftOf(rule));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const next = ruleOf(rule, draft);
  const part = { draft, set, tried };
  const submit = async (): Promise<boolean> => {
    setTried(true);
    const isWhole = next.name !== '' && draft.to !== '';
    return isWhole && !hasWrongPages(next) && !hasWrongLanguages(next) && save(next);
  };
  return (
    <FormDialog title={t(isNew ? 'addRule' : 'editRule')} close={close} save={submit} wide>
      <NameField
        label={t('ruleName')}
        value={draft.name}
        onChange={(name) => set({ name })}
        autoFocus
        tried={tried}
      />
      <When {...part} sites={sites} />
      <Then {...part} names={names} />
    </FormDialog>
  );
};
