/** Words of the screen that exports and imports settings. */
export const transferTexts = {
  'shopify.transfer.title': 'Export and import',

  'shopify.export.lead':
    'A file with your saved settings: the connection, the rules, the exceptions, and how Talk loads. It has no password, no access token and nothing about your customers. Another store, or the WordPress plugin, can import it.',
  'shopify.export.uninstall': 'Removing the app deletes its settings from your store: export them first.',
  'shopify.export.lost': 'Not used on WordPress',
  'shopify.export.download': 'Export settings',

  'shopify.import.title': 'Import settings',
  'shopify.import.lead':
    'Settings exported from another store, or from the WordPress plugin. They are filled in here first: you see what changes, and nothing is stored before you save.',
  'shopify.import.paste': 'Or paste the content of such a file',
  'shopify.import.read': 'Preview import',
  'shopify.import.pasted': 'the pasted text',
  'shopify.import.preview': 'What changes',

  'shopify.reset.screen': 'Reset this screen',
  'shopify.reset.title': 'Start over',
  'shopify.reset.lead':
    'All settings go back to what a new store has, the exceptions too. Your store stays connected. You see what changes, and nothing is stored before you save.',

  'shopify.unused.title': 'Not used on Shopify',
  'shopify.unused.lead': 'These have no effect on Shopify. They are kept for when you move back:',
  'shopify.unused.rule': 'Rule “{rule}”: {what}',
  'shopify.unused.signedIn': 'signed-in visitors',
  'shopify.unused.role': 'roles',
} as const;
