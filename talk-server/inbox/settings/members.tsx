import { useState } from 'react';
import { ApiError, ask } from '../data/api.ts';
import { client, useAsked, useMe, useMembers } from '../data/queries.ts';
import type { MemberRow, Role } from '../data/types.ts';
import { Copyable } from '../parts/copy.tsx';
import { isEmail } from '../parts/credentials.tsx';
import { Confirm, Dialog } from '../parts/dialog.tsx';
import { Field, TextField, useBusy } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Menu } from '../parts/menu.tsx';
import { Icon } from '../parts/icons.tsx';
import { Avatar } from '../parts/person-name.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { fullTime, t, type TextKey } from '../texts/index.ts';
import { saving } from './saving.ts';

const ROLE: Readonly<Record<Role, TextKey>> = {
  owner: 'roleOwner',
  admin: 'roleAdmin',
  agent: 'roleAgent',
  bot: 'roleBot',
};

const refusedText = (error: unknown): string | undefined =>
  error instanceof ApiError && error.reason === 'lastOwner' ? t('lastOwner') : undefined;

const LinkShown = ({ link, close }: { readonly link: string; readonly close: () => void }) => (
  <Dialog title={t('inviteLink')} close={close}>
    <Copyable text={link} label={t('inviteLink')} />
  </Dialog>
);

const Invite = ({ shown }: { readonly shown: (link: string) => void }) => {
  const { powers } = useMe().data!;
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('agent');
  const [problem, setProblem] = useState<string>();
  const roles: readonly Role[] = powers.includes('owners') ? ['agent', 'admin', 'owner'] : ['agent', 'admin'];
  const [busy, during] = useBusy();
  const invite = async (): Promise<void> => {
    if (!isEmail(email)) return setProblem(t('emailWrong'));
    setProblem(undefined);
    await saving(
      async () => {
        const { link } = await ask<{ link: string }>('POST', '/inbox/invitations', {
          email: email.trim(),
          role,
        });
        setEmail('');
        shown(link);
      },
      ['invitations'],
      t('saved'),
      (error) => {
        if (!(error instanceof ApiError) || error.reason !== 'taken') return undefined;
        setProblem(t('emailTaken'));
        return t('emailTaken');
      },
    );
  };
  return (
    <Form className="card" submit={() => void during(invite)}>
      <h3>{t('invite')}</h3>
      <p className="muted">{t('inviteIntro')}</p>
      <TextField label={t('email')} type="email" value={email} onChange={setEmail} error={problem} />
      <Field label={t('role')}>
        {(ids) => (
          <select {...ids} value={role} onChange={(event) => setRole(event.target.value as Role)}>
            {roles.map((each) => (
              <option key={each} value={each}>
                {t(ROLE[each])}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button type="submit" className="button primary" aria-disabled={busy}>
        {t('invite')}
      </button>
    </Form>
  );
};

interface InvitationLine {
  readonly id: string;
  readonly email: string | null;
  readonly role: Role;
  readonly expiresAt: number;
}

const Invitations = () => {
  const invitations = useAsked<{ invitations: readonly InvitationLine[] }>(
    ['invitations'],
    '/inbox/invitations',
  );
  if (!invitations.data || invitations.data.invitations.length === 0) return null;
  return (
    <section className="card">
      <h3>{t('invitations')}</h3>
      <ul className="rows">
        {invitations.data.invitations.map(({ id, email, role, expiresAt }) => (
          <li key={id}>
            <span className="rows-main">
              {email ?? t(ROLE[role])}
              <span className="hint">
                {t(ROLE[role])} · {t('invitationUntil', { time: fullTime(expiresAt) })}
              </span>
            </span>
            <button
              type="button"
              className="button small"
              onClick={() => void saving(() => ask('DELETE', `/inbox/invitations/${id}`), ['invitations'])}
            >
              {t('withdraw')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

interface LineProps {
  readonly member: MemberRow;
  readonly shown: (link: string) => void;
  readonly remove: () => void;
}

const Line = ({ member, shown, remove }: LineProps) => {
  const { id, name, email, role, here } = member;
  const me = useMe().data!;
  const mayOwn = me.powers.includes('owners');
  const setRole = (next: Role): void =>
    void saving(
      () => ask('PUT', `/inbox/members/${id}`, { role: next }),
      ['members', 'me'],
      t('saved'),
      refusedText,
    );
  const isLocked = role === 'bot' || (role === 'owner' && !mayOwn);
  const roles: readonly Role[] = mayOwn ? ['agent', 'admin', 'owner'] : ['agent', 'admin'];
  return (
    <li>
      <Avatar id={id} name={name} />
      <span className="rows-main">
        <bdi>{name}</bdi>
        <span className="hint">{email ?? t(ROLE[role])}</span>
      </span>
      {role !== 'bot' && (
        <span className={here ? 'presence' : 'presence away'}>{t(here ? 'here' : 'away')}</span>
      )}
      {isLocked ? (
        <span className="tag">{t(ROLE[role])}</span>
      ) : (
        <select
          aria-label={`${t('role')}: ${name}`}
          value={role}
          onChange={(event) => setRole(event.target.value as Role)}
        >
          {roles.map((each) => (
            <option key={each} value={each}>
              {t(ROLE[each])}
            </option>
          ))}
        </select>
      )}
      <Menu
        className="icon-button"
        label={`${t('actions')}: ${name}`}
        sections={[
          {
            label: name,
            choices: [
              ...(role === 'bot'
                ? []
                : [
                    {
                      id: 'link',
                      label: t('passwordLink'),
                      act: () =>
                        void saving(async () => {
                          const { link } = await ask<{ link: string }>(
                            'POST',
                            `/inbox/members/${id}/password-link`,
                          );
                          shown(link);
                        }, ['invitations']),
                    },
                  ]),
              { id: 'remove', label: t('removeMember'), act: remove },
            ],
          },
        ]}
      >
        <Icon name="more" />
      </Menu>
    </li>
  );
};

export const Members = () => {
  const members = useMembers();
  const [link, setLink] = useState<string | null>(null);
  const [removed, setRemoved] = useState<MemberRow | null>(null);
  return (
    <>
      {members.isPending && <Loading lines={3} />}
      {members.error && <Failed error={members.error} again={() => void members.refetch()} />}
      <ul className="rows card">
        {members.data?.members
          .filter(({ removedAt }) => removedAt === null)
          .map((member) => (
            <Line key={member.id} member={member} shown={setLink} remove={() => setRemoved(member)} />
          ))}
      </ul>
      <Invite shown={setLink} />
      <Invitations />
      {link && <LinkShown link={link} close={() => setLink(null)} />}
      {removed && (
        <Confirm
          title={t('removeMemberConfirm', { name: removed.name })}
          text={t('removeMemberText')}
          action={t('removeMember')}
          act={() =>
            void saving(
              () => ask('PUT', `/inbox/members/${removed.id}`, { removed: true }),
              ['members'],
              t('removed'),
              refusedText,
            ).then(() => client.invalidateQueries({ queryKey: ['teams'] }))
          }
          close={() => setRemoved(null)}
        />
      )}
    </>
  );
};
