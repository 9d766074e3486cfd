/** Words about looking at the store's own pages: the check of policies, other installations, why a look failed. */
export const storefrontTexts = {
  'shopify.look.domain': 'Domain',
  'shopify.look.domains.failed':
    'Shopify did not name the store’s domains just now, so only the permanent one is here. An address on another one can be pasted.',
  'shopify.look.domains.again': 'Ask again',
  'shopify.look.locked': 'The store asks for a password',
  'shopify.look.locked.help':
    'Visitors are led to the password page, and so is this app: the other pages cannot be looked at. Take the password off under Online Store → Preferences, if only for a moment, and check again.',
  'shopify.look.locked.button': 'Open Preferences',
  'shopify.look.failed': 'The app’s server did not answer as it should. Try again in a moment.',
  'shopify.look.cut': 'The page is longer than the part that was read.',

  'shopify.check.theme': 'A theme of Shopify’s made this page.',
  'shopify.check.own':
    'This page is not made by a Shopify theme: it is a custom storefront, and you can change its headers.',
  'shopify.check.needsNothing': 'No policy has to change for Talk.',
  'shopify.check.platform':
    'This policy is sent ahead of the page. On a store with a theme Shopify sends it, or a service that you put in front of the store: neither the theme nor this app can change it. Ask the people who run that service to add the sources above.',
  'shopify.check.meta': 'Policy in the page itself',
  'shopify.check.meta.theme':
    'It is written in your theme: Online Store → Themes → Edit code, usually in layout/theme.liquid. Replace the content of that meta element.',
  'shopify.check.meta.own':
    'It is written in the code of your storefront. Replace the content of that meta element.',
  'shopify.check.header.own': 'Send this in place of the policies that your storefront sends now.',

  'shopify.home.state.untried': 'Not checked yet',
  'shopify.home.state.looking': 'Checking …',
  'shopify.home.other': 'Check for a second tracking code',
  'shopify.home.other.help':
    'The app checks your store’s home page as a visitor gets it. Ortto’s own connection to Shopify, the theme or another app may have put the tracking code there.',
  'shopify.home.other.button': 'Choose under Connection',
  'shopify.home.other.look': 'Check now',
  'shopify.home.other.again': 'Check again',
  'shopify.home.other.none': 'No other tracking code was found at {url}.',
  'shopify.home.other.found': 'Ortto’s tracking code is already on your store',
  'shopify.home.other.found.next':
    'It is never loaded twice, and the other one comes first, so what you choose here has no effect. Remove it there, or choose under Connection that it brings the tracking code.',
  'shopify.home.other.kind.code': 'The tracking code of the account {name}',
  'shopify.home.other.kind.code.unnamed': 'A tracking code whose account cannot be read',
  'shopify.home.other.kind.script': 'Ortto’s script, {name}',
  'shopify.home.other.kind.tagManager': 'Google Tag Manager, {name}',
  'shopify.home.other.where': '{what}, on line {line} of the source of {url}',
  'shopify.home.other.left': 'As you chose, the tracking code comes from the other installation.',
  'shopify.home.other.alone':
    'You chose that another installation brings the tracking code, and none is in the home page’s source. If a script adds it later, nothing is wrong; otherwise choose “This app” under Connection.',
  'shopify.home.other.perhaps':
    'No other tracking code is in the home page’s source. But there is a tag manager, and what it brings cannot be seen from here. If it brings the tracking code, remove it there, or choose so under Connection.',
  'shopify.home.other.unseen': 'Your store could not be checked.',
  'shopify.home.other.status': '{url} answered with status {status}.',
  'shopify.home.embed.seen': 'Found on {url}.',
  'shopify.home.embed.notSeen':
    'Talk’s tag is not on {url}. A change takes a minute to arrive; if it stays away, the embed is off in the published theme.',

  'security.error.otherHost':
    'Only pages on this store’s own domains can be checked; {host} is not one of them.',
  'security.error.notHttps': 'Only pages with https can be checked; this leads to “{address}”.',
  'security.error.notResolved':
    'The name {host} was not found. In Shopify, check under Settings → Domains whether it is connected.',
  'security.error.notPublic':
    '{host} leads to an internal network, which the app’s server never requests. Correct the domain’s DNS entry.',
  'security.error.unreachable':
    '{host} did not answer ({reason}). Open the page in your browser; if it comes up there, try again in a moment.',
  'security.error.busy': 'Several checks of this store are already running. Try again in a moment.',
} as const;

/** The core's words where they speak of a server of the merchant's own, or of a plugin. */
export const storefrontWording = {
  'security.check.address.help':
    'A path such as /products/lamp, or an address on one of the store’s domains.',
  'security.check.noLoader': 'Talk is not on this page. What follows is what would happen if it were.',
  'security.check.notSaved': 'Checked against the settings above, including unsaved changes.',
  'security.next.notConnected': 'Paste your tracking code under Connection first.',
  'security.next.headersTooLarge':
    'Shorten the policy: a list repeated in several directives takes the most room.',
  'security.next.strictDynamic':
    'Put the page’s nonce on Talk’s tag, or trust it by its hash. A theme can do neither.',
} as const;
