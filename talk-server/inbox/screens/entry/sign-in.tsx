import { useState } from 'react';
import { ApiError, ask } from '../../data/api.ts';
import { problemText } from '../../data/problems.ts';
import { CodeField, isEmail, PasswordField, RecoveryCodeField } from '../../parts/credentials.tsx';
import { TextField, useBusy, useFocusOn } from '../../parts/field.tsx';
import { ErrorText, Form } from '../../parts/form.tsx';
import { Icon } from '../../parts/icons.tsx';
import { t } from '../../texts/index.ts';

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

/** How the second step is taken; null before it is asked for. */
type Second = 'app' | 'recovery' | null;

const problemOf = (error: unknown, second: Second): Problem => {
  if (error instanceof ApiError && error.problem === 'forbidden')
    return error.reason === 'codeWrong'
      ? { field: 'code', text: t(second === 'recovery' ? 'recoveryWrong' : 'codeWrong') }
      : { field: 'password', text: t('credentialsWrong') };
  return { field: 'form', text: problemText(error) };
};

interface SecondStepProps {
  readonly second: Exclude<Second, null>;
  readonly code: string;
  readonly error: string | undefined;
  readonly type: (code: string) => void;
  readonly choose: (second: Exclude<Second, null>) => void;
}

/** The code of the app, or a recovery code in its place. */
const SecondStep = ({ second, code, error, type, choose }: SecondStepProps) => {
  const field = { value: code, onChange: type, error, autoFocus: true };
  const isLost = second === 'recovery';
  return (
    <>
      {isLost ? (
        <RecoveryCodeField key="recovery" {...field} hint={t('recoveryHint')} />
      ) : (
        <CodeField key="app" {...field} hint={t('codeHint')} />
      )}
      <button type="button" className="link-button" onClick={() => choose(isLost ? 'app' : 'recovery')}>
        {t(isLost ? 'codeFound' : 'codeLost')}
      </button>
    </>
  );
};

export const SignIn = ({ done }: { readonly done: () => void }) => {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [second, setSecond] = useState<Second>(null);
  const [problem, setProblem] = useState<Problem>(null);
  const [busy, during] = useBusy();
  const form = useFocusOn(problem);
  const errorOf = (field: string): string | undefined =>
    problem?.field === field ? problem.text : undefined;

  const submit = (): Promise<void> =>
    during(async () => {
      setProblem(null);
      if (!isEmail(email)) return setProblem({ field: 'email', text: t('emailWrong') });
      try {
        await ask('POST', '/inbox/sign-in', { email: email.trim(), password, ...(second && { code }) });
        done();
      } catch (error) {
        if (error instanceof ApiError && error.reason === 'codeNeeded') setSecond('app');
        else setProblem(problemOf(error, second));
      }
    });

  return (
    <EntryPage title={t('signIn')} intro={t('signInIntro')}>
      <Form ref={form} submit={() => void submit()}>
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
        {second && (
          <SecondStep
            second={second}
            code={code}
            error={errorOf('code')}
            type={setCode}
            choose={(next) => {
              setSecond(next);
              setCode('');
              setProblem(null);
            }}
          />
        )}
        {problem?.field === 'form' && <ErrorText>{problem.text}</ErrorText>}
        <button type="submit" className="button primary block" aria-disabled={busy}>
          {t('signIn')}
        </button>
        <p className="hint">{t('forgotten')}</p>
      </Form>
    </EntryPage>
  );
};
