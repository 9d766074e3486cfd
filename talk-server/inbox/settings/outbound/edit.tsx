import { wordsFor } from '@talk-suite/core/messenger';
import { useId, useState } from 'react';
import { OUTBOUND_TAGS, outboundText } from '../../../visitors/outbound-text.ts';
import type { Names } from '../../data/names.ts';
import { Choice } from '../../parts/choice.tsx';
import { Field, TextField } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { language, t } from '../../texts/index.ts';
import { problemsIn, type Draft, type Problems } from './draft.ts';
import { choicesOf, type ChosenName } from './words.ts';

const TAGS = OUTBOUND_TAGS.map((tag) => `{{ ${tag} }}`).join(', ');
const EXAMPLE = '{{ first_name | default: "there" }}';

interface PartProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly problems: Problems;
}

const Chosen = <Name extends ChosenName>({
  name,
  label,
  hint,
  draft,
  set,
}: Pick<PartProps, 'draft' | 'set'> & {
  readonly name: Name;
  readonly label: string;
  readonly hint?: string | undefined;
}) => (
  <Choice
    label={label}
    hint={hint}
    value={draft[name]}
    options={choicesOf(name)}
    onChange={(value) => set({ [name]: value })}
  />
);

const Where = ({ draft, set, problems }: PartProps) => (
  <fieldset>
    <legend>{t('outboundWhere')}</legend>
    <Chosen name="selection" label={t('outboundPages')} draft={draft} set={set} />
    {draft.selection !== 'all' && (
      <Field label={t('outboundPaths')} hint={t('outboundPathsHint')} error={problems.paths}>
        {(ids) => (
          <textarea
            {...ids}
            dir="ltr"
            rows={3}
            value={draft.paths}
            onChange={(event) => set({ paths: event.target.value })}
          />
        )}
      </Field>
    )}
    <div className="columns">
      <Chosen name="who" label={t('outboundWho')} draft={draft} set={set} />
      <Chosen name="device" label={t('outboundDevice')} draft={draft} set={set} />
    </div>
  </fieldset>
);

const When = ({ draft, set, problems }: PartProps) => {
  const { moment, name } = draft;
  const hints: Partial<Record<Draft['moment'], string>> = {
    exit: t('outboundWhenExitHint'),
    call: t('outboundWhenCallHint', { name }),
  };
  return (
    <fieldset>
      <legend>{t('outboundWhenTitle')}</legend>
      <Chosen name="moment" label={t('outboundWhen')} hint={hints[moment]} draft={draft} set={set} />
      {moment === 'time' && (
        <TextField
          label={t('outboundSeconds')}
          inputMode="numeric"
          value={draft.seconds}
          onChange={(seconds) => set({ seconds })}
          error={problems.seconds}
        />
      )}
      {moment === 'scroll' && (
        <TextField
          label={t('outboundPercent')}
          inputMode="numeric"
          value={draft.percent}
          onChange={(percent) => set({ percent })}
          error={problems.percent}
        />
      )}
      <Chosen
        name="frequency"
        label={t('outboundFrequency')}
        hint={t('outboundFrequencyHint')}
        draft={draft}
        set={set}
      />
    </fieldset>
  );
};

/** What visitors see next to the launcher, for one whose name is not known. */
const Preview = ({
  draft,
  names,
  siteName,
}: Pick<PartProps, 'draft'> & Pick<EditProps, 'names' | 'siteName'>) => {
  const title = useId();
  const { words } = wordsFor(language);
  const agent = draft.agent && names.nameOf(draft.agent);
  return (
    <figure className="said-first" aria-labelledby={title}>
      <figcaption id={title}>{t('outboundPreview')}</figcaption>
      <div className="said-first-card" dir="auto">
        <p className="said-first-name">{agent || words.team}</p>
        <p>{outboundText(draft.text.trim(), { site_name: siteName, agent_name: agent })}</p>
        <span className="said-first-answer">{words.outboundAnswer}</span>
      </div>
    </figure>
  );
};

interface EditProps {
  readonly initial: Draft;
  readonly isNew: boolean;
  /** Names of the other messages. */
  readonly taken: readonly string[];
  readonly names: Names;
  readonly siteName: string;
  readonly save: (draft: Draft) => Promise<boolean>;
  readonly close: () => void;
}

/** One message that the team says first. */
export const EditOutbound = ({ initial, isNew, taken, names, siteName, save, close }: EditProps) => {
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const found = problemsIn(draft, taken);
  const part: PartProps = { draft, set, problems: tried ? found : {} };
  const submit = async (): Promise<boolean> => {
    setTried(true);
    return Object.keys(found).length === 0 && save(draft);
  };
  return (
    <FormDialog title={t(isNew ? 'addOutbound' : 'editOutbound')} close={close} save={submit} wide>
      <Field
        label={t('outboundText')}
        hint={t('outboundTextHint', { tags: TAGS, example: EXAMPLE })}
        error={part.problems.text}
      >
        {(ids) => (
          <textarea
            {...ids}
            rows={3}
            dir="auto"
            maxLength={500}
            autoFocus
            value={draft.text}
            onChange={(event) => set({ text: event.target.value })}
          />
        )}
      </Field>
      <div className="columns">
        <Choice
          label={t('outboundFrom')}
          value={draft.agent}
          options={[['', t('outboundTeam')], ...names.agents.map(({ id, name }) => [id, name] as const)]}
          onChange={(agent) => set({ agent })}
        />
        <TextField
          label={t('outboundName')}
          hint={t('outboundNameHint')}
          dir="ltr"
          readOnly={!isNew}
          value={draft.name}
          onChange={(name) => set({ name })}
          error={part.problems.name}
        />
      </div>
      <Preview draft={draft} names={names} siteName={siteName} />
      <Where {...part} />
      <When {...part} />
    </FormDialog>
  );
};
