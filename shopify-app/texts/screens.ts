/** Words of the app's screens that only Shopify needs. */
export const screensTexts = {
  'shopify.title': 'Talk Messenger for Ortto',
  'shopify.load.again': 'Open the app again in a moment. Nothing was changed.',

  'shopify.nav.home': 'Home',

  'shopify.doubts.title': 'The store has other data than this app saved',
  'shopify.doubts.text':
    'Someone changed it outside the app, or an earlier version of the app wrote it. Check the list below. If the settings in this app are right, repair the data: the app then saves them again.',
  'shopify.doubts.storefront': '{attribute}: the storefront gets {stored}; the settings say {expected}.',
  'shopify.doubts.nothing': 'nothing',
  'shopify.doubts.host': '{host} is not one of Ortto’s own hosts and was not saved in this app.',
  'shopify.doubts.repair': 'Repair the data',
  'shopify.doubts.refused':
    'Nothing was changed. Connect again on the Connection screen, or ask the person who runs this app.',

  'shopify.disconnect.undo': 'Stay connected',
  'shopify.hosts.embed': 'Enter these hosts in your theme, too',
  'shopify.hosts.embed.help':
    'Your tracking code names hosts that are not Ortto’s own. Talk stays away until the app embed’s setting “Other hosts” in the theme editor names them: {hosts}',

  'shopify.home.status': 'Status',
  'shopify.home.visit': 'See it on your store',
  'shopify.home.stale':
    'Someone else saved changes first. This is what is saved now; switch again if you still want to.',
  'shopify.home.state.done': 'Done',
  'shopify.home.state.open': 'To do',
  'shopify.home.state.unknown': 'Couldn’t check',
  'shopify.guide.state.done': 'Done',
  'shopify.guide.state.now': 'Next step',
  'shopify.guide.state.later': 'Later',
  'shopify.guide.state.unknown': 'Couldn’t check',
  'shopify.home.store': 'Your store',
  'shopify.home.store.connection': 'Change the connection',
  'shopify.home.store.pages': 'Change the pages',
  'shopify.home.rules': { one: '{count} rule', other: '{count} rules' },
  'shopify.home.connected': 'Paste your tracking code',
  'shopify.home.connected.help':
    'Copy it in Ortto, or in the inbox of your Talk server. Nothing reaches your store before that.',
  'shopify.home.connected.button': 'Open Connection',
  'shopify.home.embed': 'Turn on the app embed in your theme',
  'shopify.home.embed.help':
    'Shopify leaves it off until you turn it on, and turns it off when you publish another theme. The theme editor opens in a new tab, with the switch on: save there and come back. This page checks again by itself.',
  'shopify.home.embed.button': 'Open the theme editor',
  'shopify.home.embed.theme': 'On in your published theme: {theme}.',
  'shopify.home.embed.themes': 'On in the themes with these IDs: {themes}.',
  'shopify.home.shown': 'Choose where Talk shows',
  'shopify.home.shown.help': 'Pick the pages where customers can chat.',
  'shopify.home.shown.button': 'Open Pages',

  'shopify.overrides.products': 'Single products',
  'shopify.overrides.collections': 'Single collections',
  'shopify.overrides.pages': 'Single pages',
  'shopify.overrides.blogs': 'Single blogs',
  'shopify.overrides.articles': 'Single articles',

  'shopify.overrides.title': 'Exceptions',
  'shopify.overrides.lead':
    'An exception is a choice for a single page and comes before all rules. You can also choose on the product and collection pages of the admin.',
  'shopify.overrides.effect': 'Show or hide Talk',
  'shopify.overrides.address': 'Address of a product, collection, page or article',
  'shopify.overrides.address.help':
    'Paste it from your store or from the admin. For a page, its handle will do: warranty.',
  'shopify.overrides.notFound':
    'This is not the address of a product, collection, page, blog or article of a store.',
  'shopify.overrides.missing.products': 'Your store has no product at this address.',
  'shopify.overrides.missing.collections': 'Your store has no collection at this address.',
  'shopify.overrides.missing.pages': 'Your store has no page of this handle.',
  'shopify.overrides.missing.blogs': 'Your store has no blog of this handle.',
  'shopify.overrides.missing.articles': 'Your store has no article of this handle.',
  'shopify.overrides.add': 'Add',
  'shopify.overrides.pick.declined':
    'A product’s address on your store does not tell its number, so the app has to look the product up. Without your permission, paste its address from the admin.',
  'shopify.overrides.pick.failed':
    'Shopify did not answer. Try again, or paste the address of the product or collection from the admin.',
  'shopify.overrides.none': 'No exceptions yet.',
  'shopify.overrides.count': { one: '{count} exception', other: '{count} exceptions' },
  'shopify.overrides.choice': 'Exception',
  'shopify.overrides.choice.none': 'By default',
  'shopify.overrides.clearSelected': 'Remove the exceptions',
  'shopify.overrides.removed': 'The exception for {name} was removed.',
  'shopify.overrides.changed.show': {
    one: 'Talk is now shown on {count} page.',
    other: 'Talk is now shown on {count} pages.',
  },
  'shopify.overrides.changed.hide': {
    one: 'Talk is now hidden on {count} page.',
    other: 'Talk is now hidden on {count} pages.',
  },
  'shopify.overrides.changed.none': {
    one: '{count} exception was removed.',
    other: '{count} exceptions were removed.',
  },

  'shopify.content.kind': 'List',
  'shopify.content.kind.products': 'Products',
  'shopify.content.kind.collections': 'Collections',
  'shopify.content.kind.pages': 'Pages',
  'shopify.content.kind.articles': 'Articles',
  'shopify.content.kind.blogs': 'Blogs',
  'shopify.content.search': 'Search',
  'shopify.content.loading': 'Loading …',
  'shopify.content.all': '{count} found.',
  'shopify.content.some': '{count} shown; there are more.',
  'shopify.content.none': 'No results.',
  'shopify.content.empty': 'The store has none yet.',
  'shopify.content.unpublished': 'not published',
  'shopify.content.gone': 'no longer in your store',
  'shopify.content.more': 'Show more',
  'shopify.content.ask.products': 'Let the app list your products and collections',
  'shopify.content.ask.pages': 'Let the app list your pages, blogs and articles',
  'shopify.content.ask.help': 'Shopify asks you for the permission. You can take it away at any time.',
  'shopify.content.refused':
    'The app can’t list them without the permission. Exceptions stay as they are, and addresses can be pasted above.',
  'shopify.content.allow': 'Allow',
  'shopify.content.askAgain': 'Ask again',
  'shopify.content.failed': 'The store did not answer. Nothing you chose is lost.',
  'shopify.content.again': 'Try again',

  'shopify.pick.open': 'Choose from your store',
  'shopify.pick.close': 'Close the list',
  'shopify.pick.more': '{count} more: search to find them.',
  'shopify.pick.terms': 'In your store',
  'shopify.pick.templates': 'Templates',
  'shopify.pick.languages': 'Languages of your store',
  'shopify.pick.term.tag': 'Tag: {name}',
  'shopify.pick.term.collection': 'Collection: {name}',
  'shopify.pick.term.vendor': 'Vendor: {name}',
  'shopify.pick.term.type': 'Type: {name}',
  'shopify.pick.allow.products': 'List what your products have',
  'shopify.pick.allow.content': 'List what your pages and articles have',
  'shopify.pick.failed': 'The store did not answer. You can type instead.',

  'shopify.pages.lead': 'Use a rule, or an exception for a single page, to make pages differ.',

  'shopify.rule.type.help': 'Choose below, or write them, one per line: product.gift-card.',
  'shopify.rule.terms.help':
    'Choose below, or write them, one per line: tag:sale, collection:summer, vendor:acme or type:lamp. Matching any is enough.',
  'shopify.rule.locale.help': 'Choose below, or write them, one per line: de, or de-AT.',

  'shopify.term.tag': 'the tag “{name}”',
  'shopify.term.collection': 'the collection “{name}”',
  'shopify.term.vendor': 'the vendor “{name}”',
  'shopify.term.type': 'the type “{name}”',

  'shopify.rules.show': 'Go to the rule {rule}',
  'shopify.rules.more': 'More',
  'shopify.rules.marketFolder':
    'The address “{pattern}” starts with “{folder}”, the folder of a market or language. Addresses are compared without it. Use “{suggestion}”, which matches in every language.',
  'shopify.rules.market':
    'The address “{pattern}” is the folder of a market or language, and addresses are compared without it. Choose the language of the storefront instead.',

  'shopify.security.liquid': 'Most stores can skip the rest',
  'shopify.security.liquid.help':
    'Shopify sends the security headers of a store with a theme. Neither a theme nor an app can change them, and Talk works with them. Only a custom storefront (Hydrogen or another) needs more.',
  'shopify.security.headless.show': 'Show what a custom storefront needs',
  'shopify.security.headless.hide': 'Hide what a custom storefront needs',
  'shopify.security.policies.show': 'Show the page’s policies',
  'shopify.security.policies.hide': 'Hide the page’s policies',
  'shopify.security.another': 'Check another page',
  'shopify.security.features': 'Talk features you use',
  'shopify.security.features.help': 'Only what is on is added to the policy.',
  'shopify.security.needed': 'What Talk needs from the policy',
  'shopify.security.notConnected': 'Paste your tracking code under Connection first, and switch Talk on.',
  'shopify.security.directive': 'Directive',
  'shopify.security.source': 'Source',
  'shopify.security.why': 'Why',
  'shopify.security.headless': 'The policy of a custom storefront',
  'shopify.security.headless.help':
    'A strict policy to start from, with what Talk needs in it. If you have one already, add the sources below to it.',
  'shopify.security.form': 'Written for',
  'shopify.security.policy': 'The policy',
  'shopify.security.policy.help': 'It holds no secret.',
  'shopify.security.policy.hydrogen':
    'For Hydrogen {version}, and versions since. It takes the place of the call in app/entry.server.jsx, and has all of Hydrogen’s own defaults.',

  'shopify.headless.title': 'Talk on a custom storefront',
  'shopify.headless.loader': 'Download {file} and put it into the folder “public” of your storefront.',
  'shopify.headless.component':
    'Save the component below as app/components/TalkMessenger.jsx, and put <TalkMessenger /> at the end of the body in app/root.jsx.',
  'shopify.headless.policy': 'Let your policy allow Talk, as shown further below.',
  'shopify.headless.download': 'Download {file}',
  'shopify.headless.component.label': 'The component',
  'shopify.headless.component.help':
    'It carries your settings as they are now: copy it again after a change. Rules about addresses and devices work by themselves. For rules about page types, tags and languages, and for exceptions, pass kind, terms, locale or override: <TalkMessenger kind="product" terms="tag:sale" />.',

  'screens.rule.condition.remove.short': 'Remove this condition',
  'shopify.try.otherDevice': '{decision} {device}',
  'shopify.try.depends': 'It depends on tags, templates or the like, which an address does not tell:',
  'shopify.try.exceptions': 'An exception for this very product or collection decides before all of this.',
  'shopify.where.remove': 'Remove',
  'shopify.where.none': 'No pages yet. Paste an address here, or choose pages below.',
  'shopify.advanced.lead':
    'For conditions: templates, tags, languages, devices. The first rule that matches a page decides, before the choice above; exceptions come before all rules.',
  'shopify.try.looking': 'Asking the page itself …',
  'shopify.try.seen': 'With what the page itself says of its template, tags and language.',
} as const;

/** The core's words where they speak of a plugin, an editor or an API that Shopify does not have. */
export const shopifyWording = {
  'settings.enabled.label': 'Show Talk on your store',
  'settings.installation.source.label': 'Where the tracking code is installed',
  'screens.imported': 'Not saved yet. What saving “{file}” would change:',
  'screens.imported.filledIn': 'The file lacks these; they are as on a new store: {fields}.',
  'screens.undone.reset': 'These settings are back to what a new store has. They are not saved yet.',
  'screens.undone.reset.saved': 'These settings were reset to what a new store has.',
  'screens.reset.text':
    'These go back to what a new store has: {fields}. The connection stays. Nothing is saved before you save.',
  'screens.reset.nothing': 'Nothing to reset: these settings are as on a new store.',
  'screens.imported.rulesOnly': 'Take only the rules and exceptions',
  'screens.imported.rulesOnly.done':
    'Not saved yet. What saving only the rules and exceptions of “{file}” would change:',
  'screens.failure.offline': 'Your store’s admin cannot be reached.',
  'settings.installation.source.other.help':
    'Keep the tracking code where it is. This app only controls which pages show Talk.',
  'screens.rule.condition.type': 'Theme template',
  'screens.rule.condition.terms': 'Product or article tag, collection, vendor or type',
  'screens.try.address': 'Address on your store',
  'screens.status.by.policy': 'the store’s security policy',
  'screens.status.tag': 'Not loading: another app or the theme changes Talk’s script tag',
  'screens.status.looking': 'Checking your store …',
  'screens.status.unseen': 'On, not checked on your store yet',
  'screens.because.site': 'Talk is switched off for the whole store.',
  'screens.rule.unmet.whole':
    'This rule can never match here. Nothing on your store is: {condition} {values}.',
  'screens.rule.unmet.some': 'Nothing on your store is: {condition} {values}.',
  'screens.where.add.help':
    'Paste an address of your store, or write /pages/contact. * matches anything: /blogs/news*.',
  'screens.where.otherSite': '{host} is a different site. Paste an address of your store.',
  'visibility.kind.front': 'Home page',
  'visibility.kind.shop': 'Collection list',
  'visibility.kind.collection': 'Collection',
  'visibility.kind.post': 'Blog post',
  'visibility.kind.entry': 'Metaobject page',
  'visibility.sentence.kind.front': 'the home page',
  'visibility.sentence.kind.shop': 'the collection list',
  'visibility.sentence.kind.collection': 'collection pages',
  'visibility.sentence.kind.blog': 'blogs',
  'visibility.sentence.kind.post': 'blog posts',
  'visibility.sentence.kind.entry': 'metaobject pages',
  'visibility.sentence.where.type': 'on pages with the template {values}',
  'visibility.sentence.where.terms': 'on products and articles with {values}',
  'visibility.error.termForm': 'Write tag:sale, collection:summer, vendor:acme or type:lamp, not “{value}”.',
  'visibility.reason.type': 'The theme template is {found}, not {wanted}.',
  'visibility.reason.type.none': 'The theme template is not {wanted}.',
  'visibility.reason.terms': 'The page has {found}, but not {wanted}.',
  'visibility.reason.terms.none': 'The page does not have {wanted}.',
  'settings.installation.source.own': 'This app',
  'settings.installation.source.other': 'Another app, the theme or a tag manager',
  'settings.visibility.default.show.help': 'Switch Talk off by rules, or for single products and pages.',
  'settings.visibility.default.hide.help': 'Switch Talk on by rules, or for single products and pages.',
  'settings.loading.strategy.consent.help':
    'Nothing is requested from Ortto before consent, given through Shopify’s customer privacy settings or a call of talkSuite.allow(). Ortto then sets the cookies ap3c and ap3sessionkey (365 days), ap3pages and ap3sess (until the browser closes).',
  'settings.loading.strategy.consent.help.server':
    'Nothing is requested from the Talk server before consent, given through Shopify’s customer privacy settings or a call of talkSuite.allow(). The messenger sets no cookies; it uses the browser’s storage once a visitor opens it.',
} as const;
