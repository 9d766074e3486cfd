import { namesOf } from '@talk-suite/core/messenger';
import { useEffect, useState } from 'react';
import { outbox, UNDO_TIME, type Outgoing } from '../../data/outbox.ts';
import { problemText } from '../../data/problems.ts';
import { ApiError } from '../../data/api.ts';
import { Icon } from '../../parts/icons.tsx';
import { t } from '../../texts/index.ts';
import { FileName } from './attachments.tsx';

interface OutgoingProps {
  readonly item: Outgoing;
  /** Puts a text back into the box. */
  readonly edit: (item: Outgoing) => void;
}

/** Seconds that are left to take something back. */
const useSecondsLeft = (sendAt: number): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.min(UNDO_TIME / 1000, Math.ceil((sendAt - now) / 1000)));
};

const TakeBack = ({ item, edit, children }: OutgoingProps & { readonly children: React.ReactNode }) => (
  <button
    type="button"
    className="link-button"
    onClick={() => {
      const taken = outbox.takeBack(item.key);
      if (taken) edit(taken);
    }}
  >
    {children}
  </button>
);

const Held = ({ item, edit }: OutgoingProps) => {
  const left = useSecondsLeft(item.sendAt);
  return (
    <div className="way">
      <span className="muted">
        {t('sendingSoon')} <span aria-hidden="true">({left})</span>
      </span>
      <TakeBack item={item} edit={edit}>
        {t('undo')}
      </TakeBack>
    </div>
  );
};

const NotSent = ({ item, edit }: OutgoingProps) => (
  <div className="way" role="alert">
    <span className="error">
      <Icon name="warning" /> {t('notSent')}{' '}
      {item.problem && problemText(new ApiError({ problem: item.problem }))}
    </span>
    {item.state === 'failed' && (
      <button type="button" className="link-button" onClick={() => outbox.sendNow(item.key)}>
        {t('retry')}
      </button>
    )}
    <TakeBack item={item} edit={edit}>
      {t('edit')}
    </TakeBack>
    <button type="button" className="link-button" onClick={() => outbox.takeBack(item.key)}>
      {t('discard')}
    </button>
  </div>
);

/** A message on its way, with what can still be done about it. */
export const OutgoingMessage = ({ item, edit }: OutgoingProps) => (
  <article className={`said ${item.type === 'note' ? 'note' : 'ours'} pending`} data-state={item.state}>
    <div className="bubble">
      {item.text !== namesOf(item.files ?? []) && (
        <p className="said-text" dir="auto">
          {item.text}
        </p>
      )}
      {item.files?.map((file) => (
        <span key={file.id} className="file">
          <FileName file={file} />
        </span>
      ))}
      {item.state === 'held' && <Held item={item} edit={edit} />}
      {item.state === 'sending' && <div className="way muted">{t('sending')}</div>}
      {(item.state === 'failed' || item.state === 'refused') && <NotSent item={item} edit={edit} />}
    </div>
  </article>
);
