import { useState } from 'react';
import type { ShownMail } from '../../mail/mailing.ts';
import type { MailOutcome } from '../../mail/transport.ts';
import type { MailTls } from '../../storage/mail-settings.ts';
import { ask } from '../data/api.ts';
import { problemText } from '../data/problems.ts';
import { useAsked } from '../data/queries.ts';
import { Confirm } from '../parts/dialog.tsx';
import { Field, TextField, useBusy, useFocusOn } from '../parts/field.tsx';
import { ErrorText, Form } from '../parts/form.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { t, type TextKey } from '../texts/index.ts';
import { bodyOf, draftOf, problemsIn, refusedAt, TLS, type Draft, type Problems } from './mail-draft.ts';
import { saving } from './saving.ts';

interface Shown extends ShownMail {
  readonly encrypts: boolean;
}

const OUTCOME: Readonly<Record<MailOutcome, TextKey>> = {
  sent: 'mailOutcomeSent',
  auth: 'mailOutcomeAuth',
  tls: 'mailOutcomeTls',
  unreachable: 'mailOutcomeUnreachable',
  notPublic: 'mailOutcomeNotPublic',
  refused: 'mailOutcomeRefused',
};

interface PartProps {
  readonly shown: Shown;
  readonly draft: Draft;
  readonly problems: Problems;
  readonly set: (change: Partial<Draft>) => void;
}

const FixedHint = ({ isFixed }: { readonly isFixed: boolean }) =>
  isFixed ? <p className="hint">{t('mailFixed')}</p> : null;

interface CardProps {
  readonly title: string;
  readonly isFixed: boolean;
  readonly children: React.ReactNode;
}

/** What belongs together; what the environment sets cannot be changed. */
const Part = ({ title, isFixed, children }: CardProps) => (
  <section className="card">
    <h3>{title}</h3>
    <FixedHint isFixed={isFixed} />
    <fieldset disabled={isFixed} aria-label={title}>
      {children}
    </fieldset>
  </section>
);

const passwordHint = ({ hasPassword, encrypts, fixed }: Shown): string =>
  [
    hasPassword && !fixed.includes('server') && t('mailPasswordKept'),
    !encrypts && !fixed.includes('server') && t('mailPasswordPlain'),
  ]
    .filter(Boolean)
    .join(' ');

const Server = ({ shown, draft, problems, set }: PartProps) => {
  const isFixed = shown.fixed.includes('server');
  const chooseTls = (tls: MailTls): void =>
    // A port that was somebody's own choice stays.
    set({ tls, ...(draft.port === String(TLS[draft.tls].port) && { port: String(TLS[tls].port) }) });
  return (
    <Part title={t('mailServer')} isFixed={isFixed}>
      <TextField
        label={t('mailHost')}
        hint={t('mailHostHint')}
        value={draft.host}
        onChange={(host) => set({ host })}
        error={problems.host}
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        maxLength={253}
      />
      <Field label={t('mailTls')} error={problems.tls}>
        {(ids) => (
          <select {...ids} value={draft.tls} onChange={(event) => chooseTls(event.target.value as MailTls)}>
            {Object.entries(TLS).map(([tls, { text }]) => (
              <option key={tls} value={tls}>
                {t(text)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label={t('mailPort')}
        inputMode="numeric"
        value={draft.port}
        onChange={(port) => set({ port })}
        error={problems.port}
      />
      <TextField
        label={t('mailUser')}
        hint={t('mailUserHint')}
        value={draft.user}
        onChange={(user) => set({ user })}
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
      />
      <TextField
        label={t('password')}
        hint={passwordHint(shown)}
        type="password"
        autoComplete="new-password"
        value={draft.password}
        onChange={(password) => set({ password })}
        error={problems.password}
        maxLength={500}
      />
    </Part>
  );
};

const Sender = ({ shown, draft, problems, set }: PartProps) => {
  const isFixed = shown.fixed.includes('sender');
  return (
    <Part title={t('mailSender')} isFixed={isFixed}>
      <TextField
        label={t('mailSenderName')}
        hint={t('mailSenderNameHint')}
        value={draft.name}
        onChange={(name) => set({ name })}
        maxLength={100}
      />
      <TextField
        label={t('mailSenderAddress')}
        hint={t('mailSenderAddressHint')}
        type="email"
        autoComplete="off"
        value={draft.address}
        onChange={(address) => set({ address })}
        error={problems.address}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={draft.transcript}
          disabled={shown.fixed.includes('transcript')}
          onChange={(event) => set({ transcript: event.target.checked })}
        />{' '}
        {t('mailTranscript')}
      </label>
      <FixedHint isFixed={!isFixed && shown.fixed.includes('transcript')} />
    </Part>
  );
};

/** Asks for a message to oneself, and says what came of it. */
const Test = ({ canTest }: { readonly canTest: boolean }) => {
  const [busy, during] = useBusy();
  const [said, setSaid] = useState<{ readonly text: string; readonly isGood: boolean } | null>(null);
  const test = (): Promise<void> =>
    during(async () => {
      setSaid({ text: t('mailTesting'), isGood: true });
      try {
        const { outcome, to } = await ask<{ outcome: MailOutcome; to: string }>('POST', '/inbox/mail/test');
        setSaid({ text: t(OUTCOME[outcome], { to }), isGood: outcome === 'sent' });
      } catch (error) {
        setSaid({ text: problemText(error), isGood: false });
      }
    });
  return (
    <section className="card">
      <p className="hint" id="mail-test">
        {t('mailTestHint')}
      </p>
      <button
        type="button"
        className="button"
        aria-describedby="mail-test"
        disabled={!canTest}
        aria-disabled={busy}
        onClick={() => void test()}
      >
        {t('mailTest')}
      </button>
      <p role="status" className={said?.isGood === false ? 'error' : ''}>
        {said?.text}
      </p>
    </section>
  );
};

const TurnOff = ({ done }: { readonly done: () => void }) => {
  const [asked, setAsked] = useState(false);
  const turnOff = async (): Promise<void> => {
    if (await saving(() => ask('DELETE', '/inbox/mail'), ['mail'], t('mailIsOff'))) done();
  };
  return (
    <>
      <button type="button" className="button" onClick={() => setAsked(true)}>
        {t('mailOff')}
      </button>
      {asked && (
        <Confirm
          title={t('mailOffConfirm')}
          text={t('mailOffText')}
          action={t('mailOff')}
          close={() => setAsked(false)}
          act={() => void turnOff()}
        />
      )}
    </>
  );
};

const MailForm = ({ shown }: { readonly shown: Shown }) => {
  const { fixed } = shown;
  const stored = draftOf(shown);
  const [changed, setChanged] = useState<Partial<Draft>>({});
  const [problems, setProblems] = useState<Problems>({});
  const form = useFocusOn(problems);
  const [busy, during] = useBusy();
  const draft = { ...stored, ...changed };
  const isChanged = JSON.stringify(draft) !== JSON.stringify(stored);
  const isSet = shown.server !== null && shown.sender.address !== '';
  const save = (): Promise<void> =>
    during(async () => {
      const found = problemsIn(draft, fixed);
      setProblems(found);
      if (Object.keys(found).length > 0) return;
      const isDone = await saving(
        () => ask('PUT', '/inbox/mail', bodyOf(draft, fixed)),
        ['mail'],
        t('saved'),
        (error) => {
          const at = refusedAt(error);
          setProblems(at);
          return Object.values(at)[0];
        },
      );
      if (isDone) setChanged({});
    });
  const parts = {
    shown,
    draft,
    problems,
    set: (change: Partial<Draft>) => setChanged((now) => ({ ...now, ...change })),
  };
  return (
    <>
      <Form ref={form} submit={() => void save()}>
        <Server {...parts} />
        <Sender {...parts} />
        <div className="buttons">
          {shown.server !== null && !fixed.includes('server') && <TurnOff done={() => setChanged({})} />}
          {fixed.length < 3 && (
            <button type="submit" className="button primary" aria-disabled={busy}>
              {t('save')}
            </button>
          )}
        </div>
      </Form>
      {isSet && <Test canTest={!isChanged && shown.hasAddress} />}
    </>
  );
};

/** How emails are sent: for owners and admins. The password is written here and never shown. */
export const Mail = () => {
  const mail = useAsked<Shown>(['mail'], '/inbox/mail');
  return (
    <>
      <p className="muted">{t('mailIntro')}</p>
      {mail.isPending && <Loading lines={3} />}
      {mail.error && <Failed error={mail.error} again={() => void mail.refetch()} />}
      {mail.data && !mail.data.hasAddress && <ErrorText>{t('mailNoAddress')}</ErrorText>}
      {mail.data && <MailForm shown={mail.data} />}
    </>
  );
};
