import type { Connection } from '../connection/types.ts';
import type { FieldDescription } from '../settings/description.ts';
import type { TextKey } from '../texts/index.ts';

/** Where people sign in to Ortto; what comes after depends on the account. */
export const ORTTO = 'https://ortto.app/';

/** A link to the inbox, and what it is called. */
export interface InboxLink {
  readonly text: TextKey;
  readonly href: string;
}

/** Where conversations are answered. Where the tracking code comes from elsewhere it is Ortto's. */
export const inboxOf = (connection: Connection | null): InboxLink =>
  connection?.service === 'talk-server'
    ? { text: 'screens.link.inbox.server', href: `${connection.captureHost}inbox` }
    : { text: 'screens.link.inbox', href: ORTTO };

/** The key of what a screen says of a Talk server: `KEY.server`, where there is such a text. */
export const keyForServer = <Key extends string>(key: Key, isKey: (key: string) => boolean): Key => {
  const other = `${key}.server`;
  return isKey(other) ? (other as string as Key) : key;
};

/** Chooses words by what is connected. */
export interface ServiceWords<Key extends string> {
  /** The key of a text: with a Talk server `KEY.server`, where there is one. */
  textFor(key: Key, connection: Connection | null): Key;
  /** A field with the words of its label, help and choices. */
  fieldFor(field: FieldDescription, connection: Connection | null): FieldDescription;
}

/**
 * What a screen says of Ortto and otherwise of a Talk server stands in the table of texts twice, the second time under
 * `KEY.server`: no screen asks which service it is about.
 * @param isKey whether a host has a text of this key
 */
export const serviceWords = <Key extends string>(isKey: (key: string) => key is Key): ServiceWords<Key> => {
  // A key of the host's, which has all of the core's.
  const textFor = <K extends Key | TextKey>(key: K, connection: Connection | null): K =>
    connection?.service === 'talk-server' ? keyForServer(key, isKey) : key;
  return {
    textFor,
    fieldFor: (field, connection) => {
      const { label, help, choices } = field;
      const worded = <Part extends { readonly label: TextKey; readonly help?: TextKey }>(
        part: Part,
      ): Part => ({
        ...part,
        label: textFor(part.label, connection),
        ...(part.help && { help: textFor(part.help, connection) }),
      });
      return {
        ...worded({ ...field, label, ...(help && { help }) }),
        ...(choices && { choices: choices.map(worded) }),
      };
    },
  };
};
