import type { OutboundBody } from '@talk-suite/core/contract';
import { useState } from 'react';
import type { CountedOutbound } from '../../../storage/outbound.ts';
import { ApiError, ask } from '../../data/api.ts';
import { useNames } from '../../data/names.ts';
import { client, useAsked, useSites } from '../../data/queries.ts';
import type { Site } from '../../data/types.ts';
import { Choice } from '../../parts/choice.tsx';
import { Icon } from '../../parts/icons.tsx';
import { RowButton } from '../../parts/row-button.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { addressOf, follow, go, usePlace } from '../../router.ts';
import { t } from '../../texts/index.ts';
import { keyOf, type Stored } from '../messenger/draft.ts';
import { saving } from '../saving.ts';
import { bodyOf, draftOf, newDraft, type Draft } from './draft.ts';
import { EditOutbound } from './edit.tsx';
import { summary } from './words.ts';

const KEY = 'outbound';

/** Why it was not taken, where there is more to say than that it was not. */
const refusal = (error: unknown): string | undefined => {
  if (!(error instanceof ApiError)) return undefined;
  if (error.problem === 'stale') {
    void client.invalidateQueries({ queryKey: [KEY] });
    return t('outboundStale');
  }
  return error.reason === 'tooMany' ? t('outboundTooMany') : undefined;
};

/** What can be done to the messages of a site, each with its way back. */
const changesOf = (site: string, messages: readonly CountedOutbound[]) => {
  const path = `/agents/sites/${site}/outbound`;
  const ids = messages.map(({ id }) => id);
  const put = (id: string, body: OutboundBody): Promise<unknown> => ask('PUT', `${path}/${id}`, body);
  const order = (wanted: readonly string[]): Promise<unknown> => ask('PUT', path, { order: wanted });
  const remove = (id: string): Promise<unknown> => ask('DELETE', `${path}/${id}`);
  const stored = (id: string): OutboundBody | undefined => {
    const found = messages.find((each) => each.id === id);
    return found && bodyOf(draftOf(found));
  };
  return {
    save: (id: string, body: OutboundBody): Promise<boolean> => {
      const before = stored(id);
      return saving(
        () => put(id, body),
        [KEY],
        t('saved'),
        refusal,
        () => (before ? put(id, before) : remove(id)),
      );
    },
    remove: (id: string): Promise<boolean> =>
      saving(
        () => remove(id),
        [KEY],
        t('removed'),
        refusal,
        async () => {
          await put(id, stored(id)!);
          await order(ids);
        },
      ),
    move: (from: number, by: number): Promise<boolean> => {
      const wanted = [...ids];
      wanted.splice(from + by, 0, ...wanted.splice(from, 1));
      return saving(
        () => order(wanted),
        [KEY],
        t('saved'),
        refusal,
        () => order(ids),
      );
    },
  };
};

/** What the settings of the messenger make of these messages: said here, and changed there. */
const OfMessenger = ({ site }: { readonly site: string }) => {
  const { data } = useAsked<Stored>(keyOf(site), `/inbox/sites/${site}/messenger`);
  if (!data) return null;
  const { messenger, hostName, host } = data;
  const { answerFirst, answerFirstMessages, outbound } = messenger.visitors;
  return (
    <>
      <p className="muted">
        {answerFirst ? t('outboundAnswerFirst', { count: answerFirstMessages }) : t('outboundDetailsFirst')}{' '}
        <a href={addressOf('settings/messenger/visitors', { site })} onClick={follow}>
          {t('outboundAnswerFirstChange')}
        </a>
      </p>
      {hostName !== null && !outbound && (
        <div className="banner">
          <p>{t('outboundNotByItself', { name: hostName })}</p>
          {host.settingsScreen !== undefined && (
            <a className="button" href={host.settingsScreen} target="_blank" rel="noopener noreferrer">
              {t('messengerHostedOpen', { name: hostName })}
            </a>
          )}
        </div>
      )}
    </>
  );
};

interface RowProps {
  readonly message: CountedOutbound;
  readonly at: number;
  readonly last: number;
  readonly changes: ReturnType<typeof changesOf>;
  readonly edit: () => void;
}

const Row = ({ message, at, last, changes, edit }: RowProps) => {
  const { id, text, enabled, answers } = message;
  const body = bodyOf(draftOf(message));
  return (
    <li>
      <input
        type="checkbox"
        aria-label={t('outboundShow', { name: id })}
        checked={enabled}
        onChange={() => void changes.save(id, { ...body, enabled: !enabled })}
      />
      <span className="rows-main">
        <bdi>{text}</bdi>
        <span className="hint">{summary(message)}</span>
        {answers > 0 && <span className="hint">{t('outboundAnswers', { count: answers })}</span>}
      </span>
      {(
        [
          ['up', 'ruleUp', -1, at === 0],
          ['down', 'ruleDown', 1, at === last],
        ] as const
      ).map(([icon, label, by, isAtEnd]) => (
        <button
          key={icon}
          type="button"
          className="icon-button"
          aria-label={t(label, { name: id })}
          aria-disabled={isAtEnd}
          onClick={() => !isAtEnd && void changes.move(at, by)}
        >
          <Icon name={icon} />
        </button>
      ))}
      <RowButton action="edit" name={id} act={edit} />
      <RowButton action="remove" name={id} act={() => void changes.remove(id)} />
    </li>
  );
};

const Messages = ({ site }: { readonly site: Site }) => {
  const asked = useAsked<{ outbound: readonly CountedOutbound[] }>(
    [KEY, site.id],
    `/agents/sites/${site.id}/outbound`,
  );
  const names = useNames();
  const [edited, setEdited] = useState<Draft | null>(null);
  const messages = asked.data?.outbound ?? [];
  const changes = changesOf(site.id, messages);
  const ids = messages.map(({ id }) => id);
  const isNew = edited !== null && !ids.includes(edited.name);
  return (
    <>
      {asked.isPending && <Loading lines={3} />}
      {asked.error && <Failed error={asked.error} again={() => void asked.refetch()} />}
      {asked.data && messages.length === 0 && (
        <Empty icon="send" title={t('noOutbound')} next={t('noOutboundNext')} />
      )}
      <ol className="rows numbered">
        {messages.map((message, at) => (
          <Row
            key={message.id}
            message={message}
            at={at}
            last={messages.length - 1}
            changes={changes}
            edit={() => setEdited(draftOf(message))}
          />
        ))}
      </ol>
      {asked.data && (
        <button type="button" className="button primary" onClick={() => setEdited(newDraft(ids))}>
          {t('addOutbound')}
        </button>
      )}
      {edited && (
        <EditOutbound
          initial={edited}
          isNew={isNew}
          taken={ids.filter((id) => isNew || id !== edited.name)}
          names={names}
          siteName={site.name}
          save={(draft) => changes.save(draft.name, bodyOf(draft))}
          close={() => setEdited(null)}
        />
      )}
    </>
  );
};

/** What the team of a site says first: which messages, where, when and to whom. */
const OutboundScreen = () => {
  const { query } = usePlace();
  const sites = useSites();
  const all = sites.data?.sites ?? [];
  const site = all.find(({ id }) => id === query.get('site')) ?? all[0];
  return (
    <>
      <p className="muted">{t('outboundIntro')}</p>
      {sites.isPending && <Loading lines={3} />}
      {sites.error && <Failed error={sites.error} again={() => void sites.refetch()} />}
      {site && all.length > 1 && (
        <Choice
          label={t('site')}
          value={site.id}
          options={all.map(({ id, name }) => [id, name] as const)}
          onChange={(id) => go(addressOf('settings/outbound', { site: id }))}
        />
      )}
      {site && <OfMessenger key={`messenger-${site.id}`} site={site.id} />}
      {site && <Messages key={site.id} site={site} />}
      {sites.data && !site && <Empty icon="send" title={t('noOutbound')} next={t('addSite')} />}
    </>
  );
};

export default OutboundScreen;
