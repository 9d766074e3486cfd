import type { Text } from '@talk-suite/core/texts/format';

/** What keys and the list of all commands do. */
export const keyboard = {
  keyNext: 'Next conversation',
  keyPrevious: 'Previous conversation',
  keyOpen: 'Open conversation',
  keyReply: 'Answer',
  keyNote: 'Write a note',
  keyAssign: 'Assign',
  keyTake: 'Assign to me',
  keyClose: 'Close or reopen',
  keySnooze: 'Snooze',
  keyPriority: 'Priority on or off',
  keyPerson: 'Show or hide the person',
  keySearch: 'Search',
  keySelect: 'Select conversation',
  keyUndo: 'Undo the last change',
  keyTakeBack: 'Take back what was just sent, while the box is empty',
  keyLists: 'Go to a list: G, then M, T, U, A, O, S or C',
  keyHelp: 'Shortcuts',
  keyCommands: 'All commands',
  keyBack: 'Back to the list',
  keySend: 'Send',
  commandHint: 'What do you want to do?',
  commandNone: 'No such command.',
  goTo: 'Go to {name}',
} as const satisfies Record<string, Text>;
