/** Words of the screen that exports and imports settings. */
export const transferTexts = {
  'shopify.transfer.title': 'Export and import',

  'shopify.export.lead':
    'A file with what is saved: the connection, the rules, the single choices, and how Talk loads. It holds no password, no access token and nothing about your customers. Another store, or the WordPress plugin, can import it.',
  'shopify.export.download': 'Download the file',

  'shopify.import.title': 'Import settings',
  'shopify.import.lead':
    'Settings exported from another store, or from the WordPress plugin. They are filled in here first: you see what changes, and nothing is stored before you save.',
  'shopify.import.paste': 'Or paste the content of such a file',
  'shopify.import.read': 'Read what is pasted',
  'shopify.import.pasted': 'The pasted text',
  'shopify.import.preview': 'What changes',

  'screens.undone.import': 'Imported settings are filled in. They are not saved yet.',

  'shopify.unused.title': 'Without effect on Shopify',
  'shopify.unused.lead': 'These are kept, for the day you take the settings back, but do nothing here:',
  'shopify.unused.rule': 'Rule “{rule}”: {what}',
  'shopify.unused.signedIn': 'signed-in visitors',
  'shopify.unused.role': 'roles',
} as const;
