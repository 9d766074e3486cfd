import type { Text } from '@talk-suite/core/texts/format';

/** Words of every screen, what went wrong and what to do next. */
export const everywhere = {
  inbox: 'Inbox',
  loading: 'Loading…',
  retry: 'Try again',
  cancel: 'Cancel',
  save: 'Save',
  saved: 'Saved.',
  saving: 'Saving…',
  remove: 'Remove',
  close: 'Close',
  undo: 'Undo',
  edit: 'Edit',
  copy: 'Copy',
  copied: 'Copied.',
  back: 'Back',
  more: 'More',
  dismiss: 'Dismiss',
  required: 'Please fill this in.',

  // What went wrong, and what to do next.
  problemOffline: 'The server cannot be reached. Check your connection, then try again.',
  problemUnavailable: 'The server could not store this. Try again in a moment.',
  problemForbidden: 'You may not do this. Ask an owner or an admin.',
  problemNotFound: 'This is no longer there.',
  problemTooMany: {
    one: 'Too many tries. Wait {count} second, then try again.',
    other: 'Too many tries. Wait {count} seconds, then try again.',
  },
  problemInvalid: 'The server did not take this. Check what you entered.',
  problemClosed: 'This conversation is closed. Reopen it to answer.',
  problemBlocked: 'This person is blocked.',

  // Connection.
  offline: 'You are offline. What you send waits here.',
  reconnecting: 'Connecting again…',
  crowded: 'Too much at once from here: the server asks this window to wait. It then connects by itself.',
  noLive:
    'Live updates do not come through: a proxy in front of the server blocks WebSockets. The inbox asks once a minute instead.',
  noLiveNext: 'How to change that',
} as const satisfies Record<string, Text>;
