import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import type { Settings } from '@talk-suite/core/settings';
import { connectedSettings } from '../../wordpress/connect.ts';
import type { WordPressStack } from '../../wordpress/stack.ts';
import { signIn, type RestAnswer, type SignedIn } from './rest-client.ts';

export const SETTINGS = '/talk-messenger/v1/settings';

export interface Stored {
  revision: number;
  settings: Settings;
}
export interface Refused {
  code: string;
  message: string;
  data: { status: number; errors?: { field: string; code: string; message: string }[] } & Partial<Stored>;
}

/** Connected to Ortto in the United States. */
export const CONNECTED: Settings = connectedSettings({
  trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
});

/** The same with further init options: what distinguishes one save from another. */
export const withOptions = (options: Record<string, unknown>): Settings => ({
  ...CONNECTED,
  connection: { ...CONNECTED.connection!, options },
});

/** A site whose settings are read and saved over REST by its administrator. */
export interface SettingsSite {
  readonly stack: WordPressStack;
  readonly admin: SignedIn;
  readonly read: () => Promise<Stored>;
  readonly save: (body: unknown) => Promise<RestAnswer<Stored & Refused>>;
  /** The option as it is stored. */
  readonly raw: () => Promise<string>;
}

/** Boots a site for the tests of a `describe`; none of them may leave a line in PHP's log. */
export const settingsSite = (start: () => Promise<WordPressStack>): SettingsSite => {
  let stack: WordPressStack;
  let admin: SignedIn;
  beforeAll(async () => {
    stack = await start();
    await stack.createUsers();
    admin = await signIn(stack, 'admin');
  });
  afterEach(() => expect(stack.phpLog()).toBe(''));
  afterAll(() => stack?.stop());
  return {
    get stack() {
      return stack;
    },
    get admin() {
      return admin;
    },
    read: async () => (await admin.rest<Stored>('GET', SETTINGS)).body,
    save: (body) => admin.rest<Stored & Refused>('PUT', SETTINGS, body),
    raw: () => stack.evalPhp<string>(`return get_option( 'talk_messenger' );`),
  };
};
