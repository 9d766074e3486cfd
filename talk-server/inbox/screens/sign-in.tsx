import { useState } from 'react';
import { ApiError, ask } from '../data/api.ts';
import { problemText } from '../data/problems.ts';
import { CodeField, isEmail, PasswordField } from '../parts/credentials.tsx';
import { TextField, useBusy } from '../parts/field.tsx';
import { Icon } from '../parts/icons.tsx';
import { t } from '../texts/index.ts';

/** The frame of what is there before somebody is in. */
export const EntryPage = ({
  title,
  intro,
  children,
}: {
  readonly title: string;
  readonly intro: string;
  readonly children: React.ReactNode;
}) => (
  <main className="entry">
    <div className="entry-card">
      <div className="brand">
        <Icon name="inbox" />
      </div>
      <h1>{title}</h1>
      <p className="muted">{intro}</p>
      {children}
    </div>
  </main>
);

type Problem = { readonly field: 'email' | 'password' | 'code' | 'form'; readonly text: string } | null;

const problemOf = (error: unknown): Problem => {
  if (error instanceof ApiError && error.problem === 'forbidden')
    return error.reason === 'codeWrong'
      ? { field: 'code', text: t('codeWrong') }
      : { field: 'password', text: t('credentialsWrong') };
  return { field: 'form', text: problemText(error) };
};

export const SignIn = ({ done }: { readonly done: () => void }) => {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const [problem, setProblem] = useState<Problem>(null);
  const [busy, during] = useBusy();
  const errorOf = (field: string): string | undefined =>
    problem?.field === field ? problem.text : undefined;

  const submit = (): Promise<void> =>
    during(async () => {
      setProblem(null);
      if (!isEmail(email)) return setProblem({ field: 'email', text: t('emailWrong') });
      try {
        await ask('POST', '/inbox/sign-in', { email: email.trim(), password, ...(asksCode && { code }) });
        done();
      } catch (error) {
        if (error instanceof ApiError && error.reason === 'codeNeeded') setAsksCode(true);
        else setProblem(problemOf(error));
      }
    });

  return (
    <EntryPage title={t('signIn')} intro={t('signInIntro')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={t('email')}
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          error={errorOf('email')}
          autoFocus
        />
        <PasswordField
          label={t('password')}
          value={password}
          onChange={setPassword}
          error={errorOf('password')}
        />
        {asksCode && (
          <CodeField hint={t('codeHint')} value={code} onChange={setCode} error={errorOf('code')} autoFocus />
        )}
        {problem?.field === 'form' && (
          <p className="error" role="alert">
            {problem.text}
          </p>
        )}
        <button type="submit" className="button primary block" aria-disabled={busy}>
          {t('signIn')}
        </button>
        <p className="hint">{t('forgotten')}</p>
      </form>
    </EntryPage>
  );
};
