import {
  AT_SERVER_STEPS,
  atServerInWords,
  codeProblem,
  type AtServer,
  type AtServerStep,
} from '@talk-suite/core/screens';
import type { Connection } from '@talk-suite/core/connection';
import { useEffect, useState, type RefObject } from 'react';
import { messageOf, t } from '../t.ts';
import { useServer } from './use-server.ts';

const TONES = { good: 'success', note: 'info', bad: 'critical', neutral: 'info' } as const;

interface FormProps {
  readonly busy: boolean;
  /** What is wrong with the code, in words; empty where nothing is. */
  readonly error: string;
  readonly onCode: (code: string) => void;
  /** Null where there is no code to keep. */
  readonly onCancel: (() => void) | null;
}

/** Where the connect code is pasted: as a password, since it is one. */
const CodeForm = ({ busy, error, onCode, onCancel }: FormProps) => {
  const [text, setText] = useState('');
  return (
    <s-stack gap="base">
      <s-password-field
        label={t('server.code')}
        details={t('server.code.help')}
        error={error}
        autocomplete="off"
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <s-stack direction="inline" gap="small-200">
        <s-button loading={busy} onClick={() => onCode(text)}>
          {t('server.code.save')}
        </s-button>
        {onCancel && (
          <s-button variant="tertiary" onClick={onCancel}>
            {t('server.code.cancel')}
          </s-button>
        )}
      </s-stack>
    </s-stack>
  );
};

const Said = ({ at, forgotten }: { readonly at: AtServer; readonly forgotten: boolean }) => {
  const { tone, title, text } = atServerInWords(at);
  return (
    <s-banner tone={TONES[tone]} heading={messageOf(title)}>
      {text && messageOf(text)}
      {forgotten && at.state === 'noCode' && t('server.forgotten')}
    </s-banner>
  );
};

/**
 * Whether the Talk server has the messenger's settings, and what to do where it has not.
 * @param connection as it is saved: to a Talk server
 * @param pastedCode a connect code that was pasted together with the tracking code
 */
export const ServerSection = ({
  connection,
  pastedCode,
}: {
  readonly connection: Connection;
  readonly pastedCode: RefObject<string | null>;
}) => {
  const { answer, busy, ask } = useServer();
  useEffect(() => {
    const code = pastedCode.current;
    // One that is for another connection waits for that one to be saved.
    if (answer === undefined || busy !== null || code === null || codeProblem(code, connection) !== null)
      return;
    pastedCode.current = null;
    ask({ step: 'paste', code });
  });
  const [replacing, setReplacing] = useState(false);
  const [wrong, setWrong] = useState('');
  const at = answer?.kind === 'at' ? answer.at : null;
  const [last, setLast] = useState<AtServer | null>(null);
  useEffect(() => {
    if (answer?.kind === 'wrong') setWrong(messageOf(answer.problem));
    if (answer?.kind !== 'at') return;
    setLast(answer.at);
    setReplacing(false);
    setWrong('');
  }, [answer]);
  const shown = at ?? last;
  const paste = (code: string): void => {
    // What is none is sent nowhere.
    const problem = codeProblem(code, connection);
    setWrong(problem ? messageOf(problem) : '');
    if (!problem) ask({ step: 'paste', code });
  };
  const press = (step: AtServerStep): void => (step === 'paste' ? setReplacing(true) : ask({ step }));
  const entering = shown !== null && (replacing || shown.state === 'noCode');
  return (
    <s-section heading={t('server.title')}>
      <s-stack gap="base">
        <s-paragraph>{t('server.lead')}</s-paragraph>
        {shown === null && busy !== null && <s-spinner accessibilityLabel={t('server.sending')} />}
        {answer?.kind === 'failed' && <s-banner tone="critical">{t('screens.failure.server')}</s-banner>}
        {shown && <Said at={shown} forgotten={answer?.kind === 'at' && answer.forgotten} />}
        {entering && (
          <CodeForm
            busy={busy === 'paste'}
            error={wrong}
            onCode={paste}
            onCancel={shown.state === 'noCode' ? null : () => setReplacing(false)}
          />
        )}
        {shown && !entering && (
          <s-stack direction="inline" gap="small-200">
            {atServerInWords(shown).steps.map((step) => (
              <s-button
                key={step}
                tone={step === 'forget' ? 'critical' : 'auto'}
                loading={busy === step}
                disabled={busy !== null && busy !== step}
                onClick={() => press(step)}
              >
                {t(AT_SERVER_STEPS[step])}
              </s-button>
            ))}
          </s-stack>
        )}
      </s-stack>
    </s-section>
  );
};
