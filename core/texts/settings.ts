/** Words of the settings: labels, help and errors, the same on every platform. */
export const settingsTexts = {
  'settings.section.connection': 'Connection',
  'settings.section.loading': 'Loading',
  'settings.section.pages': 'Pages',
  'settings.section.security': 'Security',

  'settings.enabled.label': 'Show Talk on this site',
  'settings.enabled.help': 'When off, Talk is hidden on every page. Your settings are kept.',

  'settings.connection.label': 'Tracking code',
  'settings.connection.help':
    'Paste the whole tracking code. In Ortto, open Data sources, then the data source named after your account, and choose Copy. A Talk server shows it in its inbox, under “Put the messenger on your site”.',
  'settings.dataRegion.label': 'Data region',
  'settings.dataRegion.help':
    'The hosts in your tracking code do not show the region. In Ortto, see Settings, Account. If unsure, leave as “Not sure”: Talk works without it.',
  'settings.dataRegion.unset': 'Not sure',
  'settings.dataRegion.us': 'United States (default)',
  'settings.dataRegion.eu': 'European Union',
  'settings.dataRegion.au': 'Australia',

  'settings.installation.source.label': 'How is the tracking code added to your site?',
  'settings.installation.source.own': 'This plugin',
  'settings.installation.source.own.help': 'The usual choice. Nothing else needs to be installed.',
  'settings.installation.source.other': 'Another plugin, the theme or a tag manager',
  'settings.installation.source.other.help':
    'Keep the tracking code where it is. This plugin only controls which pages show Talk.',
  'settings.installation.nonProduction.label': 'Also load on staging and development copies',
  'settings.installation.nonProduction.help':
    'When off, copies of the site that are not marked as production load nothing and send nothing.',

  'settings.loading.strategy.label': 'When to load Talk',
  'settings.loading.strategy.async': 'Immediately',
  'settings.loading.strategy.async.help': 'Loads in parallel without slowing the page.',
  'settings.loading.strategy.idle': 'When the page is idle',
  'settings.loading.strategy.idle.help': 'Waits until the page has loaded and the browser is idle.',
  'settings.loading.strategy.interaction': 'On the first interaction',
  'settings.loading.strategy.interaction.help':
    'Waits until the visitor scrolls, touches, clicks or types. Visits without any of these are not tracked.',
  'settings.loading.strategy.consent': 'After the visitor consents',
  'settings.loading.strategy.consent.help':
    'Nothing is requested from Ortto before consent, given through the WP Consent API or a call of talkSuite.allow(). Ortto then sets the cookies ap3c and ap3sessionkey (365 days), ap3pages and ap3sess (until the browser closes).',
  'settings.loading.strategy.consent.help.server':
    'Nothing is requested from the Talk server before consent, given through the WP Consent API or a call of talkSuite.allow(). The messenger sets no cookies; it uses the browser’s storage once a visitor opens it.',
  'settings.loading.consentCategory.label': 'Consent category',
  'settings.loading.consentCategory.help': 'The category your consent banner must have allowed.',
  'settings.loading.consentCategory.functional': 'Functional',
  'settings.loading.consentCategory.preferences': 'Preferences',
  'settings.loading.consentCategory.statistics': 'Statistics',
  'settings.loading.consentCategory.statistics-anonymous': 'Anonymous statistics',
  'settings.loading.consentCategory.marketing': 'Marketing',

  'settings.visibility.default.label': 'By default',
  'settings.visibility.default.show': 'Show Talk',
  'settings.visibility.default.show.help': 'Switch Talk off by rules, or page by page in the editor.',
  'settings.visibility.default.hide': 'Hide Talk',
  'settings.visibility.default.hide.help': 'Switch Talk on by rules, or page by page in the editor.',
  'settings.visibility.whenHidden.label': 'When Talk is hidden',
  'settings.visibility.whenHidden.track': 'Keep tracking visits',
  'settings.visibility.whenHidden.track.help': 'Only the chat is hidden; visits are still tracked.',
  'settings.visibility.whenHidden.nothing': 'Don’t load Ortto at all',
  'settings.visibility.whenHidden.nothing.help': 'Those pages send no request to Ortto at all.',
  'settings.visibility.whenHidden.nothing.server': 'Don’t load Talk at all',
  'settings.visibility.whenHidden.nothing.help.server': 'Those pages send no request to the Talk server.',
  'settings.visibility.rules.label': 'Rules',
  'settings.visibility.rules.help':
    'The first rule that matches a page decides. A page’s own setting comes before all rules.',

  'settings.csp.mode.label': 'The site’s Content Security Policy',
  'settings.csp.mode.off': 'Leave it as it is',
  'settings.csp.mode.off.help':
    'Right for sites without a policy, and where you add Talk’s sources yourself.',
  'settings.csp.mode.merge': 'Add what Talk needs',
  'settings.csp.mode.merge.help':
    'Only on pages with Talk, and only to existing policies. Everything else the site allows or forbids stays as it is.',
  'settings.csp.features.talk.label': 'Tracking and the chat',
  'settings.csp.features.talk.help':
    'Talk’s script, messages, pictures and sounds. When off, none of these are allowed.',
  'settings.csp.features.calls.label': 'Audio calls and screen sharing',
  'settings.csp.features.calls.help': 'Adds Twilio’s hosts.',
  'settings.csp.features.embeds.label': 'Videos, music and screenshots in conversations',
  'settings.csp.features.embeds.help': 'Adds YouTube, Spotify and Gyazo.',
  'settings.csp.features.fonts.label': 'Google Fonts in the widget',
  'settings.csp.features.fonts.help': 'Adds Google’s font hosts.',
  'settings.csp.allowInlineStyles.label': 'Styles written into the page',
  'settings.csp.allowInlineStyles.help':
    "The widget brings its own styles. Allowing them allows all such styles ('unsafe-inline', for styles only). Without it, the chat may appear unstyled.",
  'settings.csp.allowBlobWorkers.label': 'Background work (blob: workers)',
  'settings.csp.allowBlobWorkers.help':
    'Ortto’s published policies allow it. We don’t know what uses it. Leave off unless Talk fails without it.',

  'settings.error.wrongType': 'This must be {expected}.',
  'settings.type.object': 'an object',
  'settings.type.array': 'a list',
  'settings.type.string': 'a text',
  'settings.type.integer': 'a whole number',
  'settings.type.number': 'a number',
  'settings.type.boolean': 'true or false',
  'settings.type.null': 'null',
  'settings.type.or': '{one} or {other}',
  'settings.error.notAllowed': 'This must be one of: {allowed}.',
  'settings.error.unknownField':
    'There is no setting with this name. Remove it, or update the software that reads it.',
  'settings.error.missing': 'This setting is missing.',
  'settings.error.badFormat': 'This does not have the right format.',
  'settings.error.tooLong': 'This is too long: at most {limit} characters.',
  'settings.error.tooShort': 'This is too short: at least {limit} characters.',
  'settings.error.tooFew': 'There are too few entries: at least {limit}.',
  'settings.error.tooMany': 'There are too many entries: at most {limit}.',
  'settings.error.tooSmall': 'This must be {limit} or more.',
  'settings.error.tooBig': 'This must be {limit} or less.',
  'settings.error.repeated': 'An entry is in this list more than once.',
  'settings.error.tooLarge': 'This is too large: at most {limit} bytes as JSON.',
  'settings.error.newerVersion':
    'These settings come from a newer version (format {version}; this one reads up to {known}). Update first, then import them.',
} as const;
