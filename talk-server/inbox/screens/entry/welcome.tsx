import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, ask } from '../../data/api.ts';
import { problemText } from '../../data/problems.ts';
import { client } from '../../data/queries.ts';
import type { Role } from '../../data/types.ts';
import { isEmail, NewPasswordField, newPasswordProblem } from '../../parts/credentials.tsx';
import { TextField, useBusy } from '../../parts/field.tsx';
import { ErrorText, Form } from '../../parts/form.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { addressOf, follow, go } from '../../router.ts';
import { t } from '../../texts/index.ts';
import { EntryPage } from './sign-in.tsx';

interface Invitation {
  readonly role: Role;
  readonly email: string | null;
  readonly name: string | null;
}

const titleOf = ({ role, name }: Invitation): string =>
  name !== null ? t('welcomeAgain') : role === 'owner' ? t('welcomeOwner') : t('welcomeMember');

const InvitationForm = ({
  token,
  invitation,
}: {
  readonly token: string;
  readonly invitation: Invitation;
}) => {
  const [name, setName] = useState(invitation.name ?? '');
  const [email, setEmail] = useState(invitation.email ?? '');
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<
    Readonly<Partial<Record<'name' | 'email' | 'password' | 'form', string>>>
  >({});
  const [busy, during] = useBusy();

  const submit = (): Promise<void> =>
    during(async () => {
      const tooShort = newPasswordProblem(password);
      const found = {
        ...(name.trim() === '' && { name: t('required') }),
        ...(!isEmail(email) && { email: t('emailWrong') }),
        ...(tooShort && { password: tooShort }),
      };
      setErrors(found);
      if (Object.keys(found).length > 0) return;
      try {
        const { signedIn } = await ask<{ signedIn: boolean }>('POST', '/inbox/invitation/accept', {
          token,
          name: name.trim(),
          email: email.trim(),
          password,
        });
        client.clear();
        go(
          addressOf(signedIn && invitation.role === 'owner' && invitation.name === null ? 'guide' : 'mine'),
          {
            replace: true,
          },
        );
      } catch (error) {
        if (error instanceof ApiError && error.reason === 'taken') setErrors({ email: t('emailTaken') });
        else setErrors({ form: problemText(error) });
      }
    });

  return (
    <Form submit={() => void submit()}>
      <TextField
        label={t('yourName')}
        hint={t('yourNameHint')}
        autoComplete="name"
        value={name}
        onChange={setName}
        error={errors.name}
        autoFocus
      />
      <TextField
        label={t('email')}
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={errors.email}
      />
      <NewPasswordField
        label={t('password')}
        value={password}
        onChange={setPassword}
        error={errors.password}
      />
      {errors.form && <ErrorText>{errors.form}</ErrorText>}
      <button type="submit" className="button primary block" aria-disabled={busy}>
        {t('continue')}
      </button>
    </Form>
  );
};

/** Where the link of the console, or of an invitation, leads. Its token is in the fragment: no server's log has it. */
const Welcome = () => {
  const [token] = useState(() => location.hash.slice(1));
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => ask<Invitation>('POST', '/inbox/invitation', { token }),
    retry: false,
  });
  if (invitation.isPending) return <Loading />;
  const gone =
    invitation.error instanceof ApiError && ['notFound', 'invalid'].includes(invitation.error.problem);
  if (invitation.error && !gone)
    return <Failed error={invitation.error} again={() => void invitation.refetch()} />;
  if (!invitation.data)
    return (
      <EntryPage title={t('welcomeGone')} intro={t('welcomeGoneNext')}>
        <a className="button block" href={addressOf('mine')} onClick={follow}>
          {t('signIn')}
        </a>
      </EntryPage>
    );
  return (
    <EntryPage title={titleOf(invitation.data)} intro={t('welcomeIntro')}>
      <InvitationForm token={token} invitation={invitation.data} />
    </EntryPage>
  );
};

export default Welcome;
