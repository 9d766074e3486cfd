/** Words of the settings screens that are not the settings' own: the connection panel, saving, notices. */
export const screensTexts = {
  'screens.loading': 'Loading the settings …',
  'screens.load.failed': 'The settings could not be read.',
  'screens.load.retry': 'Try again',

  'screens.status.notConnected': 'Not connected',
  'screens.status.off': 'Off',
  'screens.status.steps': {
    one: 'Not live yet: {count} step left',
    other: 'Not live yet: {count} steps left',
  },
  'screens.status.live': 'Live',
  'screens.status.waiting': 'Live, waiting for its moment',
  'screens.status.consent': 'Waiting for consent: nobody answers',
  'screens.status.blocked': 'Loads, but blocked by {what}',
  'screens.status.tag': 'Not loading: another plugin changes Talk’s script tag',
  'screens.status.by.script': 'a script that does not answer',
  'screens.status.by.policy': 'the site’s security policy',
  'screens.status.by.other': 'another installation of Ortto',
  'screens.status.looking': 'Checking your site …',
  'screens.status.unseen': 'On, not checked on your site yet',
  'screens.status.check': 'Check now',

  'screens.link.inbox': 'Open Ortto',
  'screens.link.inbox.server': 'Open the inbox',
  'screens.link.sources': 'Open Data sources in Ortto',
  'screens.link.site': 'See it on your site',

  'screens.guide.title': 'Set up Talk',
  'screens.guide.progress': {
    one: '{count} of {total} steps done',
    other: '{count} of {total} steps done',
  },
  'screens.guide.done': '(done)',
  'screens.guide.finished': 'All done: Talk is on your site.',

  'screens.help.link': 'Help',

  'screens.tabs.label': 'Settings',
  'screens.tabs.unsaved': '(unsaved changes)',
  'screens.tabs.error': '(needs a correction)',

  'screens.section.connection': 'The Ortto account whose Talk appears here.',
  'screens.section.connection.server': 'The Talk server whose chat appears here.',
  'screens.section.loading': 'When Talk loads.',
  'screens.section.pages': 'A page can differ by a rule, or by its own setting in the editor.',
  'screens.section.whenHidden': 'What happens on pages that do not show Talk.',
  'screens.section.security': 'What the site’s Content Security Policy must allow for Talk.',

  'screens.connect.find': 'Copy your tracking code',
  'screens.connect.find.text':
    'In Ortto, open Data sources, then the data source named after your account, and choose Copy. A Talk server shows it in its inbox, under “Put the messenger on your site”.',
  'screens.connect.paste': 'Paste it here',
  'screens.connect.save': 'Save',
  'screens.connect.save.text': 'Choose “{button}” below. Until then, nothing is sent.',
  'screens.connect.see': 'See Talk on your site',
  'screens.connect.see.text':
    'Open your site in a new tab and look for the chat. When you come back, this screen has checked it, too.',

  'screens.paste.placeholder': 'Paste the tracking code here, from <script> to </script>.',
  'screens.paste.hint':
    'As soon as you paste, you see here what was understood. Nothing is sent before you save.',
  'screens.paste.instead': 'Paste the tracking code instead',

  'screens.manual.instead': 'Enter the values manually',
  'screens.manual.hint': 'When the three values fit together, you see here what they mean.',
  'screens.manual.trackingKey.help': 'The first argument of ap3c.init( … ): letters, digits, - and _.',
  'screens.manual.captureHost.help':
    'The second argument of ap3c.init( … ), for example https://capture-api.autopilotapp.com/',
  'screens.manual.scriptUrl.help': 'The address after s.src, for example https://cdn2l.ink/app.js',
  'screens.manual.options': 'More options',
  'screens.manual.options.help': 'Optional. The third argument of ap3c.init( … ), as JSON.',

  'screens.understood': 'Understood: {instance}, {region}',
  'screens.understood.server': 'Understood: the Talk server {server}',
  'screens.refused': 'This won’t work yet.',
  'screens.warnings': 'Please note',

  'screens.fact.instance': 'Ortto account',
  'screens.fact.instance.server': 'Talk server',
  'screens.fact.region': 'Region',
  'screens.fact.captureHost': 'Tracking host',
  'screens.fact.scriptUrl': 'Script',
  'screens.fact.trackingKey': 'Tracking key',
  'screens.fact.options': 'Options kept',
  'screens.fact.track': 'Tracking options kept',

  'screens.region.us': 'United States (default)',
  'screens.region.eu': 'European Union',
  'screens.region.au': 'Australia',
  'screens.region.custom': 'Own tracking domain',

  'screens.connected': 'Connected to {instance}',
  'screens.connected.unsaved': 'Ready to connect to {instance}. Save to connect.',
  'screens.replace.button': 'Replace',
  'screens.replace.cancel': 'Keep current connection',
  'screens.disconnect.button': 'Disconnect',

  'screens.test.button': 'Test the script',
  'screens.test.checking': 'Testing …',
  'screens.test.answers': '{host} answers. The script can be loaded.',
  'screens.test.silent': 'No response from {host} in this browser. Likely reasons:',
  'screens.test.reason.blocker':
    'An ad blocker or privacy extension blocks it. Try a window without extensions.',
  'screens.test.reason.network': 'Your network, or a security policy of this admin area, blocks it.',
  'screens.test.reason.address': 'The address is wrong. Copy the tracking code once more.',

  'screens.frontPage.button': 'Check the front page',
  'screens.frontPage.checking': 'Checking the front page …',
  'screens.frontPage.runs': 'Talk is working on your front page.',
  'screens.frontPage.waits':
    'Talk is in place on the front page and waits for its moment, as chosen under Loading.',
  'screens.frontPage.visibility':
    'The other installation runs on the front page, and your choice of pages is in place.',
  'screens.frontPage.late':
    'The other installation starts before this one can speak. Talk is hidden all the same, a moment after it appears.',
  'screens.frontPage.other': 'Another installation already runs Ortto’s tracking code on the front page.',
  'screens.frontPage.none':
    'Talk is not on the front page. A cache may still show an older copy: empty it and check again.',
  'screens.frontPage.alone':
    'Your choice of pages is in place, but no other installation was seen on the front page.',
  'screens.frontPage.closed': 'The front page can’t be inspected from here. Open the site to check.',
  'screens.frontPage.slow': 'The front page did not load in time. Try again.',
  'screens.frontPage.failed':
    'The front page asks for Talk’s script, but it does not load. Test the script above.',
  'screens.frontPage.refused':
    'The front page’s security policy, or a change to the script tag, keeps Talk from loading.',

  'screens.other.found': 'Ortto’s tracking code is already on this site',
  'screens.other.left': 'The tracking code comes from the other installation',
  'screens.other.meaning':
    'It is never loaded twice. While the other one loads Talk, pages where you hide Talk still show it. Remove the other one, or let it add the tracking code: then your choice of pages holds.',
  'screens.other.leave': 'Let the other one add the tracking code',
  'screens.other.loading': 'When Talk loads is decided by the installation that brings the tracking code.',
  'screens.other.security':
    'Talk needs the same sources, wherever the tracking code comes from. Connect here once to check the policy against your account’s hosts.',
  'screens.other.pages':
    'Where Talk is hidden, visits are still tracked: whether anything is loaded is decided by the installation that brings the tracking code.',

  'screens.guard.show': 'Show the setting',

  'screens.save.region': 'Save',
  'screens.save.button': 'Save changes',
  'screens.save.saving': 'Saving …',
  'screens.save.clean': 'Everything is saved.',
  'screens.save.problems': { one: '{count} problem to fix', other: '{count} problems to fix' },
  'screens.save.unsaved': 'There are unsaved changes.',
  'screens.save.done': 'Settings saved.',
  'screens.save.retry': 'Try again',
  'screens.discard.button': 'Discard',

  'screens.failure.title': 'Not saved.',
  'screens.failure.offline': 'The site cannot be reached.',
  'screens.failure.signedOut': 'You have been logged out. Log in again in another tab, then retry.',
  'screens.failure.logIn': 'Log in again',
  'screens.failure.forbidden': 'You are not allowed to change these settings.',
  'screens.failure.server': 'The site answered with an error.',
  'screens.failure.kept': 'Your changes are still here.',

  'screens.conflict.title': 'Settings were changed elsewhere',
  'screens.conflict.text':
    'These settings changed while you were editing. Choose which version to keep. You can undo this.',
  'screens.conflict.by':
    '{name} saved these settings on {time}, while you were editing. Choose which version to keep. You can undo this.',
  'screens.conflict.at':
    'These settings were saved on {time}, while you were editing. Choose which version to keep. You can undo this.',
  'screens.conflict.self':
    'You saved these settings in another tab on {time}. Choose which version to keep. You can undo this.',
  'screens.conflict.setting': 'Setting',
  'screens.conflict.mine': 'Yours',
  'screens.conflict.theirs': 'Theirs',
  'screens.conflict.onlyTheirs': 'Also changed elsewhere, and kept either way: {fields}.',
  'screens.conflict.keepMine': 'Keep mine',
  'screens.conflict.takeTheirs': 'Take theirs',
  'screens.conflict.later': 'Decide later',

  'screens.undo.import': 'Undo the import',
  'screens.undo.disconnect': 'Undo',
  'screens.undo.theirs': 'Restore mine',
  'screens.undo.discard': 'Undo',
  'screens.undo.reset': 'Undo',
  'screens.undone.theirs': 'Showing the other version. Yours can be restored.',
  'screens.undone.discard': 'Your changes were discarded.',
  'screens.undone.import': 'The imported settings are filled in. They are not saved yet.',
  'screens.undone.disconnect':
    'Talk will be disconnected when you save: Talk and tracking are gone from all pages then. Rules and other settings stay.',
  'screens.undone.disconnect.saved':
    'Talk was disconnected: Talk and tracking are gone from all pages. Rules and other settings are still here.',
  'screens.undone.reset': 'These settings are back to what a new site has. They are not saved yet.',
  'screens.undone.reset.saved': 'These settings were reset to what a new site has.',

  'screens.reset.tab': 'Reset this tab',
  'screens.reset.all': 'Reset all settings',
  'screens.reset.tab.title': 'Reset “{tab}”?',
  'screens.reset.all.title': 'Reset all settings?',
  'screens.reset.text':
    'These go back to what a new site has: {fields}. The connection stays. Nothing is saved before you save.',
  'screens.reset.confirm': 'Reset',
  'screens.reset.nothing': 'Nothing to reset: these settings are as on a new site.',
  'screens.replace.warning':
    'Your visitors’ new conversations go to the new account. Rules and other settings stay.',

  'screens.transfer.label': 'Export or import settings',
  'screens.export.button': 'Export saved settings',
  'screens.import.button': 'Import settings from a file',
  'screens.import.whole': 'The file',
  'screens.import.notJson': '“{file}” is not a JSON file.',
  'screens.import.notSettings': '“{file}” does not contain Talk settings.',
  'screens.import.refused': '“{file}” was not imported; nothing has changed. Fix these and try again:',
  'screens.import.tooLarge': '“{file}” is too large to be Talk settings.',
  'screens.import.unreadable': '“{file}” could not be read.',
  'screens.imported': 'The settings from “{file}” are filled in below. They are not saved yet:',
  'screens.imported.same': 'The settings in “{file}” are already saved.',
  'screens.imported.change': '{setting}: {from} → {to}',
  'screens.imported.filledIn': 'The file lacks these; they are as on a new site: {fields}.',
  'screens.imported.unused': 'Kept, but not used on {host}: {fields}.',
  'screens.imported.unmet':
    'These rules can never match here, as nothing on this site is what they ask for: {rules}.',
  'screens.imported.rulesOnly': 'Take only the rules',
  'screens.imported.rulesOnly.done':
    'Only the rules from “{file}” are filled in below. They are not saved yet:',
  'screens.host.wordpress': 'WordPress',
  'screens.change.rule': 'Rule “{rule}”',
  'screens.change.rule.part': 'Rule “{rule}”, {part}',
  'screens.change.connection.part': '{setting}, {part}',
  'screens.change.order': 'Order of the rules',
  'screens.change.part.name': 'Name',
  'screens.change.part.enabled': 'On or off',
  'screens.imported.shopify.leftOut':
    'The file also has exceptions for single products and pages of a Shopify store. They were left out because they are about other pages.',

  'screens.value.rules': '{count} ({names})',
  'screens.value.on': 'On',
  'screens.value.off': 'Off',
  'screens.value.none': 'None',
  'screens.value.absent': 'Not there',
  'screens.value.notConnected': 'Not connected',
} as const;
