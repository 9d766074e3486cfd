import { useState } from 'react';
import { ApiError, ask } from '../data/api.ts';
import { useAsked, useMe } from '../data/queries.ts';
import { NewPasswordField, newPasswordProblem, PasswordField } from '../parts/credentials.tsx';
import { NameField, useBusy } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { fullTime, t } from '../texts/index.ts';
import { saving } from './saving.ts';
import { Totp } from './totp.tsx';

const Name = () => {
  const me = useMe().data!;
  const [name, setName] = useState(me.name);
  return (
    <Form
      className="card"
      submit={() => {
        if (name.trim() !== '')
          void saving(() => ask('PUT', '/inbox/me', { name: name.trim() }), ['me', 'members']);
      }}
    >
      <NameField label={t('yourName')} hint={t('yourNameHint')} value={name} onChange={setName} tried />
      <p className="muted">{me.email}</p>
      <button type="submit" className="button primary">
        {t('save')}
      </button>
    </Form>
  );
};

const Password = () => {
  const [password, setPassword] = useState('');
  const [next, setNext] = useState('');
  const [errors, setErrors] = useState<{ password?: string; next?: string }>({});
  const [busy, during] = useBusy();
  return (
    <Form
      className="card"
      submit={() => {
        void during(async () => {
          const tooShort = newPasswordProblem(next);
          if (tooShort) return setErrors({ next: tooShort });
          setErrors({});
          const done = await saving(
            () => ask('POST', '/inbox/me/password', { password, next }),
            ['sessions'],
            t('passwordChanged'),
            (error) => {
              if (!(error instanceof ApiError) || error.field !== 'password') return undefined;
              setErrors({ password: t('passwordWrong') });
              return t('passwordWrong');
            },
          );
          if (!done) return;
          setPassword('');
          setNext('');
        });
      }}
    >
      <h3>{t('changePassword')}</h3>
      <PasswordField
        label={t('currentPassword')}
        value={password}
        onChange={setPassword}
        error={errors.password}
      />
      <NewPasswordField label={t('newPassword')} value={next} onChange={setNext} error={errors.next} />
      <button type="submit" className="button primary" aria-disabled={busy}>
        {t('changePassword')}
      </button>
    </Form>
  );
};

interface SessionLine {
  readonly id: string;
  readonly device: string;
  readonly address: string;
  readonly seenAt: number;
  readonly current: boolean;
}

/** A browser and a system, as far as its name says them. */
const deviceName = (agent: string): string => {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(agent)?.[1] ?? agent.slice(0, 40);
  const system = /(Windows|Mac OS X|Android|iPhone|iPad|Linux)/.exec(agent)?.[1] ?? '';
  return [browser.replace('Edg', 'Edge').replace('OPR', 'Opera'), system].filter(Boolean).join(', ');
};

const Sessions = () => {
  const sessions = useAsked<{ sessions: readonly SessionLine[] }>(['sessions'], '/inbox/me/sessions');
  return (
    <section className="card">
      <h3>{t('sessions')}</h3>
      {sessions.isPending && <Loading lines={2} />}
      {sessions.error && <Failed error={sessions.error} again={() => void sessions.refetch()} />}
      <ul className="rows">
        {sessions.data?.sessions.map(({ id, device, address, seenAt, current }) => (
          <li key={id}>
            <span className="rows-main">
              {deviceName(device)}
              <span className="hint">
                {address} · {current ? t('sessionCurrent') : t('sessionSeen', { time: fullTime(seenAt) })}
              </span>
            </span>
            {!current && (
              <button
                type="button"
                className="button small"
                onClick={() => void saving(() => ask('DELETE', `/inbox/me/sessions/${id}`), ['sessions'])}
              >
                {t('sessionEnd')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

export const Account = () => (
  <>
    <Name />
    <Password />
    <Totp />
    <Sessions />
  </>
);
