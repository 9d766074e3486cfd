import type { Text } from '@talk-suite/core/texts/format';

/** Being told. */
export const told = {
  notifications: 'Notifications',
  sound: 'Sound',
  soundOff: 'Off',
  soundChime: 'Chime',
  soundKnock: 'Knock',
  soundBell: 'Bell',
  volume: 'Volume',
  playSound: 'Play',
  desktop: 'Notifications of this computer',
  desktopOn: 'On',
  desktopOff: 'Off',
  desktopDenied: 'Your browser blocks them. Allow notifications for this address in its settings.',
  desktopAsk: 'Turn on',
  desktopStop: 'Turn off',
  mentionedWith: 'You are named in the conversation with {name}',
  presence: 'Away by itself',
  idleAfter: 'Set me to away when nobody has touched the inbox for',
  idleAfterHint: 'You are back at the next touch. New conversations are not given to you meanwhile.',
  idleMinutes: { one: '{count} minute', other: '{count} minutes' },
  idleNever: 'Never',
  messageFrom: 'Message from {name}',
  handedOver: 'A bot hands {name} over to people',
} as const satisfies Record<string, Text>;
