/** Words about the app data as a whole: what of it cannot be stored. */
export const appDataTexts = {
  'appData.error.wrongType': 'This must be {expected}.',
  'appData.error.unknownField': 'The app data has nothing with this name.',
  'appData.error.newerVersion':
    'This store’s data comes from a newer version of the app (format {version}; this one reads up to {known}). Update the app first.',
  'appData.error.unreadable':
    'What is stored for this store cannot be read. Nothing was changed; the storefront shows no Talk until this is fixed.',
  'appData.error.tooLarge':
    'This is too much to store: {bytes} bytes of at most {limit}. There are {rules} rules and {overrides} exceptions; remove some, or put several addresses into one rule.',
  'appData.error.messengerTooLong':
    'The messenger is {excess} bytes too long: a page of your store has room for {limit}. “{part}” takes most of it, {bytes} bytes. Shorten that.',
  'appData.error.badKey.products': '“{value}” is not the number of a product.',
  'appData.error.badKey.collections': '“{value}” is not the number of a collection.',
  'appData.error.badKey.pages': '“{value}” is not the handle of a page.',
  'appData.error.badKey.blogs': '“{value}” is not the handle of a blog.',
  'appData.error.badKey.articles': '“{value}” is not the handle of an article: write blog/article.',
  'appData.error.duplicateKey': '“{value}” is listed more than once.',
  'appData.error.contradiction': '“{value}” cannot be both shown and hidden.',
  'appData.error.hostNotAllowed':
    '{host} is not one of Ortto’s own hosts. The person who runs this app can allow it (TALK_ALLOWED_HOSTS).',
} as const;
