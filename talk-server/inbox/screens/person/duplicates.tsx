import { useState } from 'react';
import { ask } from '../../data/api.ts';
import { problemText } from '../../data/problems.ts';
import { client } from '../../data/queries.ts';
import type { ConversationDetails, Duplicate } from '../../data/types.ts';
import { Confirm } from '../../parts/dialog.tsx';
import { personName } from '../../parts/person-name.tsx';
import { say } from '../../parts/toasts.tsx';
import { t } from '../../texts/index.ts';

const readAgain = (): Promise<void> => client.invalidateQueries({ queryKey: ['details'] });

const merge = async (target: string, { contact: source }: Duplicate): Promise<void> => {
  try {
    const { merge: id } = await ask<{ merge: string }>('POST', `/inbox/contacts/${target}/merge`, { source });
    await readAgain();
    say(t('doneMerged'), {
      label: t('undo'),
      act: () =>
        void ask('POST', `/inbox/merges/${id}/undo`)
          .then(readAgain)
          .then(
            () => say(t('undone')),
            (error: unknown) => say(problemText(error)),
          ),
    });
  } catch (error) {
    say(problemText(error));
  }
};

/** Other accounts with the person's address, and a way to make one person of them. */
export const Duplicates = ({ details }: { readonly details: ConversationDetails }) => {
  const [asked, setAsked] = useState<Duplicate | null>(null);
  const { duplicates, row } = details;
  const { contact, email } = row.person;
  if (contact === null || duplicates.length === 0) return null;
  return (
    <section className="duplicates">
      <h3>{t('duplicateTitle')}</h3>
      {duplicates.map((each) => (
        <div key={each.contact}>
          <p>
            <bdi>
              {t('duplicateText', { name: personName({ ...each, email }), count: each.conversations })}
            </bdi>
          </p>
          <button type="button" className="button small" onClick={() => setAsked(each)}>
            {t('duplicateMerge')}
          </button>
        </div>
      ))}
      {asked && (
        <Confirm
          title={t('duplicateConfirm')}
          text={t('duplicateConfirmText')}
          action={t('duplicateMerge')}
          act={() => void merge(contact, asked)}
          close={() => setAsked(null)}
        />
      )}
    </section>
  );
};
