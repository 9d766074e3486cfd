import { useState } from 'react';
import { ApiError, ask } from '../data/api.ts';
import { problemText } from '../data/problems.ts';
import { client, useMe } from '../data/queries.ts';
import { Copyable } from '../parts/copy.tsx';
import { CodeField, PasswordField } from '../parts/credentials.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useBusy, useFocusOn } from '../parts/field.tsx';
import { ErrorText, Form } from '../parts/form.tsx';
import { FormButtons } from '../parts/form-buttons.tsx';
import { t } from '../texts/index.ts';

interface NewTotp {
  readonly secret: string;
  readonly uri: string;
}

type Problem = { readonly field: string; readonly text: string } | null;

const problemOf = (error: unknown): Problem =>
  error instanceof ApiError && error.field
    ? { field: error.field, text: t(error.field === 'code' ? 'codeWrong' : 'passwordWrong') }
    : { field: 'password', text: problemText(error) };

const RecoveryCodes = ({
  codes,
  close,
}: {
  readonly codes: readonly string[];
  readonly close: () => void;
}) => (
  <Dialog title={t('recoveryTitle')} close={close} alert>
    <p>{t('recoveryText')}</p>
    <Copyable text={codes.join('\n')} label={t('recoveryTitle')} />
    <div className="buttons">
      <button type="button" className="button primary" onClick={close}>
        {t('recoveryDone')}
      </button>
    </div>
  </Dialog>
);

interface ProofProps {
  readonly action: string;
  readonly danger?: boolean;
  readonly cancel: () => void;
  /** Does it with the password that was typed. */
  readonly act: (password: string) => Promise<void>;
  readonly problem: Problem;
  readonly children?: React.ReactNode;
}

/** A form that asks for the password before it does something. */
const Proof = ({ action, danger = false, cancel, act, problem, children }: ProofProps) => {
  const [password, setPassword] = useState('');
  const [busy, during] = useBusy();
  const form = useFocusOn(problem);
  return (
    <Form ref={form} submit={() => void during(() => act(password))}>
      {children}
      <PasswordField
        label={t('currentPassword')}
        value={password}
        onChange={setPassword}
        error={problem?.field === 'password' ? problem.text : undefined}
      />
      <FormButtons cancel={cancel} action={action} danger={danger} busy={busy} />
    </Form>
  );
};

interface FormProps {
  readonly done: (codes: readonly string[] | null) => void;
}

const TurnOn = ({ made, done }: FormProps & { readonly made: NewTotp }) => {
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<Problem>(null);
  const act = async (password: string): Promise<void> => {
    setProblem(null);
    try {
      const { recoveryCodes } = await ask<{ recoveryCodes: readonly string[] }>(
        'POST',
        '/inbox/me/totp/confirm',
        { secret: made.secret, code, password },
      );
      done(recoveryCodes);
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <Proof action={t('totpConfirm')} cancel={() => done(null)} act={act} problem={problem}>
      <p>{t('totpSecret')}</p>
      <Copyable text={made.secret} label={t('totpSecret')} />
      <p>
        <a href={made.uri}>{t('totpOpen')}</a>
      </p>
      <CodeField
        autoFocus
        value={code}
        onChange={setCode}
        error={problem?.field === 'code' ? problem.text : undefined}
      />
    </Proof>
  );
};

const TurnOff = ({ done }: FormProps) => {
  const [problem, setProblem] = useState<Problem>(null);
  const act = async (password: string): Promise<void> => {
    try {
      await ask('POST', '/inbox/me/totp/off', { password });
      done(null);
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return <Proof action={t('totpStop')} danger cancel={() => done(null)} act={act} problem={problem} />;
};

/** The second code at sign-in: set up with an app, and turned off with the password. */
export const Totp = () => {
  const me = useMe().data!;
  const [made, setMade] = useState<NewTotp | null>(null);
  const [stopping, setStopping] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<Problem>(null);
  const done = (shown: readonly string[] | null): void => {
    setMade(null);
    setStopping(false);
    setCodes(shown);
    void client.invalidateQueries({ queryKey: ['me'] });
  };
  const [busy, during] = useBusy();
  const begin = (): Promise<void> =>
    during(async () => {
      setProblem(null);
      try {
        setMade(await ask<NewTotp>('POST', '/inbox/me/totp'));
      } catch (error) {
        setProblem(problemOf(error));
      }
    });
  return (
    <section className="card">
      <h3>{t('totp')}</h3>
      <p className="muted">{t('totpIntro')}</p>
      <p>{t(me.hasTotp ? 'totpOn' : 'totpOff')}</p>
      {problem && <ErrorText>{problem.text}</ErrorText>}
      {!made && !stopping && (
        <button
          type="button"
          className="button"
          aria-disabled={busy}
          onClick={() => (me.hasTotp ? setStopping(true) : void begin())}
        >
          {t(me.hasTotp ? 'totpStop' : 'totpStart')}
        </button>
      )}
      {made && <TurnOn made={made} done={done} />}
      {stopping && <TurnOff done={done} />}
      {codes && <RecoveryCodes codes={codes} close={() => setCodes(null)} />}
    </section>
  );
};
