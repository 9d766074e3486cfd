import { expect } from '@jest/globals';
import type { WordPressStack } from '../../wordpress/stack.ts';

/** Sets the password `password` through the link that WordPress mails to a user, as its form does. */
export const confirmAddress = async (stack: WordPressStack, user: string): Promise<void> => {
  const key = await stack.evalPhp<string>(
    `return get_password_reset_key( get_user_by( 'login', '${user}' ) );`,
  );
  const opened = await fetch(`${stack.url}/wp-login.php?action=rp&key=${key}&login=${user}`, {
    redirect: 'manual',
  });
  const form = { rp_key: key, pass1: 'password', pass2: 'password', pw_weak: '1' };
  const saved = await fetch(`${stack.url}/wp-login.php?action=resetpass`, {
    method: 'POST',
    headers: {
      cookie: opened.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; '),
    },
    body: new URLSearchParams(form),
  });
  expect(await saved.text()).toContain('Your password has been reset');
};
