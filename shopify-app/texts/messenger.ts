/** Words about the messenger that only Shopify needs. */
export const messengerTexts = {
  'shopify.messenger.title': 'Messenger',
  'shopify.messenger.wrong': 'To correct',
  'shopify.messenger.tag.none': 'Choose a tag',
  'shopify.messenger.files': 'Open your files in Shopify',
  'shopify.messenger.files.help': 'Upload the image under Content → Files, then copy its link here.',
} as const;
