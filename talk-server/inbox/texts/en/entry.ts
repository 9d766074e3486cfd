import type { Text } from '@talk-suite/core/texts/format';

/** Getting in. */
export const entry = {
  signIn: 'Sign in',
  signInIntro: 'Answer the people who visit your sites.',
  email: 'Email address',
  password: 'Password',
  newPassword: 'New password',
  passwordHint: 'At least 10 characters. A few words are easier to remember than symbols.',
  passwordShort: 'Use at least 10 characters.',
  emailWrong: 'Enter an email address, for example mia@example.com.',
  credentialsWrong: 'The address or the password is wrong.',
  code: 'Code',
  codeHint: 'Open your authenticator app and enter the six digits.',
  codeWrong: 'This code is wrong or was used before. Wait for the next one.',
  codeLost: 'Use a recovery code',
  codeFound: 'Use the authenticator app',
  recoveryCode: 'Recovery code',
  recoveryHint: 'One of those that you stored when you turned two-step sign-in on. Each works once.',
  recoveryWrong: 'This recovery code is wrong or was used before. Enter another one.',
  forgotten: 'Forgot your password? Ask an owner or an admin for a link.',
  welcomeOwner: 'Welcome. You are the owner of this server.',
  welcomeMember: 'Welcome. Set your name and password.',
  welcomeAgain: 'Choose a new password.',
  welcomeIntro: 'This link works once. Afterwards you sign in with your address and password.',
  welcomeGone: 'This link was used or is too old.',
  welcomeGoneNext:
    'If you are the owner, restart the server: it prints a new link. Otherwise ask for a new invitation.',
  yourName: 'Your name',
  yourNameHint: 'Visitors see it next to your answers.',
  emailTaken: 'Another member has this address.',
  continue: 'Continue',
} as const satisfies Record<string, Text>;
