import { codeOf, type Finding } from '@talk-suite/core/findings';
import {
  hasRoomFor,
  importPatterns,
  type Rule,
  RULE_LIMITS,
  ruleSentence,
  type Words,
} from '@talk-suite/core/visibility';
import { CheckboxControl, Modal, TextareaControl } from '@wordpress/components';
import * as React from 'react';
import { useDeferredValue, useMemo, useState } from 'react';
import { messageOf, t } from '../../../page/t.ts';
import { DialogButtons } from '../../dialog-buttons.tsx';

interface Props {
  readonly rules: readonly Rule[];
  readonly words: Words;
  readonly home: string;
  readonly fallback: 'show' | 'hide';
  /** @param hideElsewhere whether the default is to become hiding Talk. */
  readonly onAdd: (rules: readonly Rule[], hideElsewhere: boolean) => void;
  readonly onClose: () => void;
}

/** Said next to its own choice instead. */
const ASKED = 'onlyThere';

/** Notes about the page above a folder, which is a choice. */
const PARENTS: ReadonlySet<string> = new Set(['parentAdded', 'parentLeftOut']);

/** A sentence names as many addresses; with more of them they are listed whole. */
const NAMED = 4;

/** What was changed or left out. */
const Notes = ({ notes }: { readonly notes: readonly Finding[] }) =>
  notes.length > 0 && (
    <>
      <h2>{t('screens.patterns.notes')}</h2>
      <ul className="talk-findings">
        {notes.map((note, at) => (
          <li key={`${note.text}-${at}`}>{messageOf(note)}</li>
        ))}
      </ul>
    </>
  );

/** What is asked of the dialog, and what comes of it. */
const usePatterns = ({ rules, home, fallback }: Pick<Props, 'rules' | 'home' | 'fallback'>) => {
  const [include, setInclude] = useState('');
  const [exclude, setExclude] = useState('');
  const [parents, setParents] = useState(true);
  const [hideElsewhere, setHideElsewhere] = useState(true);
  const boxes = useDeferredValue(useMemo(() => ({ include, exclude, parents }), [include, exclude, parents]));
  const imported = useMemo(() => {
    const read = importPatterns(
      boxes,
      home,
      rules.map(({ id }) => id),
      { show: t('visibility.import.ruleName.show'), hide: t('visibility.import.ruleName.hide') },
    );
    return { rules: read.rules, notes: read.notes.filter((note) => codeOf(note) !== ASKED) };
  }, [boxes, home, rules]);
  return {
    boxes: { include, setInclude, exclude, setExclude },
    choices: { parents, setParents, hideElsewhere, setHideElsewhere },
    imported,
    blank: include.trim() === '' && exclude.trim() === '',
    fits: hasRoomFor(rules, imported.rules.length),
    asksToHide: fallback === 'show' && imported.rules.some(({ effect }) => effect === 'show'),
    asksAboutParents: imported.notes.some((note) => PARENTS.has(codeOf(note))),
  };
};

type Patterns = ReturnType<typeof usePatterns>;

const Boxes = ({ boxes: { include, setInclude, exclude, setExclude } }: Pick<Patterns, 'boxes'>) => (
  <>
    {(
      [
        ['exclude', exclude, setExclude],
        ['include', include, setInclude],
      ] as const
    ).map(([name, value, onChange]) => (
      <TextareaControl
        key={name}
        __nextHasNoMarginBottom
        label={t(`screens.patterns.${name}`)}
        value={value}
        rows={4}
        dir="ltr"
        spellCheck={false}
        onChange={onChange}
      />
    ))}
  </>
);

/** Every address of a rule whose sentence names only some. */
const Addresses = ({ addresses }: { readonly addresses: readonly string[] }) =>
  addresses.length > NAMED ? (
    <ul className="talk-import-patterns__addresses">
      {addresses.map((address) => (
        <li key={address}>
          <code dir="ltr">{address}</code>
        </li>
      ))}
    </ul>
  ) : null;

/** The rules as they would be added. */
const Preview = ({ imported, fits, words }: Pick<Patterns, 'imported' | 'fits'> & Pick<Props, 'words'>) => (
  <>
    {imported.rules.length > 0 && (
      <>
        <h2>{t('screens.patterns.preview')}</h2>
        <ul className="talk-findings">
          {imported.rules.map((rule) => (
            <li key={rule.id}>
              {ruleSentence(rule, words)}
              <Addresses addresses={rule.when.path ?? []} />
            </li>
          ))}
        </ul>
      </>
    )}
    <Notes notes={imported.notes} />
    {!fits && <p className="talk-error">{t('screens.rules.full', { limit: String(RULE_LIMITS.rules) })}</p>}
  </>
);

const Choices = ({
  choices: { parents, setParents, hideElsewhere, setHideElsewhere },
  asksAboutParents,
  asksToHide,
}: Pick<Patterns, 'choices' | 'asksAboutParents' | 'asksToHide'>) => (
  <>
    {asksAboutParents && (
      <CheckboxControl
        __nextHasNoMarginBottom
        label={t('screens.patterns.parents')}
        help={t('screens.patterns.parents.help')}
        checked={parents}
        onChange={setParents}
      />
    )}
    {asksToHide && (
      <CheckboxControl
        __nextHasNoMarginBottom
        label={t('screens.patterns.hideElsewhere')}
        help={t('visibility.import.onlyThere')}
        checked={hideElsewhere}
        onChange={setHideElsewhere}
      />
    )}
  </>
);

/** Rules from the include and exclude boxes of another chat plugin, with a look at them before they are added. */
export const ImportDialog = ({ words, onAdd, onClose, ...asked }: Props) => {
  const patterns = usePatterns(asked);
  const { imported, fits, asksToHide } = patterns;
  const ready = imported.rules.length > 0 && fits;
  return (
    <Modal
      title={t('screens.patterns.title')}
      className="talk-dialog talk-import-patterns"
      onRequestClose={onClose}
      shouldCloseOnClickOutside={false}
    >
      <div className="talk-dialog__body">
        <p>{t('screens.patterns.lead')}</p>
        <Boxes boxes={patterns.boxes} />
        <div className="talk-import-patterns__preview" role="status">
          {!patterns.blank && <Preview imported={imported} fits={fits} words={words} />}
        </div>
        <Choices {...patterns} />
      </div>
      <DialogButtons
        onCancel={onClose}
        action={t('screens.patterns.add')}
        canAct={ready}
        onAction={() => onAdd(imported.rules, asksToHide && patterns.choices.hideElsewhere)}
      />
    </Modal>
  );
};
