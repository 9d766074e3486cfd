/** The messenger's tabs, in their order. */
export const MESSENGER_TABS = ['style', 'content', 'visitors', 'hours'] as const;
export type MessengerTab = (typeof MESSENGER_TABS)[number];
