import type { Text } from '@talk-suite/core/texts/format';

/** Who writes. */
export const person = {
  person: 'Person',
  verified: 'Verified',
  notVerified: 'Not verified',
  personVerifiedHint: 'Your site has proved who this is.',
  personNotVerifiedHint: 'Nobody has proved who this is.',
  notVerifiedHint: 'They typed this address. Nobody has proved that it is theirs.',
  noEmail: 'No address given',
  localTime: 'Local time',
  language: 'Language',
  page: 'Page',
  product: 'Product',
  cart: 'Cart',
  cameFrom: 'Came from',
  reportedByBrowser: 'As the browser reports it. Anybody can write anything there.',
  quantity: '{count} × {name}',
  consented: 'Agreed to',
  startedAt: 'Started',
  duplicateTitle: 'The same person?',
  duplicateText: {
    one: '{name} has another account with this address and {count} conversation.',
    other: '{name} has another account with this address and {count} conversations.',
  },
  duplicateMerge: 'They are one person',
  duplicateConfirm: 'Make one person of both accounts?',
  duplicateConfirmText:
    'All their conversations are then together, also for the person: anyone who signs in to either account sees them all.',
  doneMerged: 'Both accounts are one person now.',
  otherConversations: 'Other conversations',
  noOthers: 'This is their first conversation.',
  assignee: 'Assignee',
  status: 'Status',
  statusNameOpen: 'Open',
  statusNameSnoozed: 'Snoozed',
  statusNameClosed: 'Closed',
} as const satisfies Record<string, Text>;
