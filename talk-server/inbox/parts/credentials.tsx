import { EMAIL_PATTERN } from '@talk-suite/core/contract';
import { PASSWORD_LENGTH } from '../../members/password-length.ts';
import { t } from '../texts/index.ts';
import { TextField, type TextFieldProps } from './field.tsx';

const EMAIL = new RegExp(EMAIL_PATTERN);

export const isEmail = (text: string): boolean => EMAIL.test(text.trim());

/** Why a password cannot be chosen. */
export const newPasswordProblem = (password: string): string | undefined =>
  password.length < PASSWORD_LENGTH.shortest ? t('passwordShort') : undefined;

type OwnFieldProps = Pick<TextFieldProps, 'label' | 'value' | 'onChange' | 'error'>;

/** The password that somebody has. */
export const PasswordField = (field: OwnFieldProps) => (
  <TextField {...field} type="password" autoComplete="current-password" />
);

/** A password that somebody chooses. */
export const NewPasswordField = (field: OwnFieldProps) => (
  <TextField {...field} hint={t('passwordHint')} type="password" autoComplete="new-password" />
);

/** A code of an authenticator app. */
export const CodeField = (field: Omit<TextFieldProps, 'label'>) => (
  <TextField {...field} label={t('code')} inputMode="numeric" autoComplete="one-time-code" dir="ltr" />
);

/** A code for the day when the app is not there: it has letters, which a phone's keyboard of digits has not. */
export const RecoveryCodeField = (field: Omit<TextFieldProps, 'label'>) => (
  <TextField
    {...field}
    label={t('recoveryCode')}
    autoComplete="off"
    autoCapitalize="none"
    spellCheck={false}
    dir="ltr"
  />
);
