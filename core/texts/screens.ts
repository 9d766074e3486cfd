/** Words of the settings screens beside the settings' own: the connection panel, saving, notices. */
export const screensTexts = {
  'screens.loading': 'Loading the settings …',
  'screens.load.failed': 'The settings could not be read.',
  'screens.load.retry': 'Try again',

  'screens.state.on': 'Talk is on',
  'screens.state.off': 'Talk is off',
  'screens.state.notConnected': 'Not connected',

  'screens.section.connection': 'The Ortto account whose Talk appears here.',
  'screens.section.loading': 'When the pages fetch Talk from Ortto.',
  'screens.section.pages': 'Where Talk shows. A page of your own choice can differ: set it in its editor.',

  'screens.connect.find': 'Copy your tracking code in Ortto',
  'screens.connect.find.text':
    'In Ortto, open Data sources, then the data source named after your account, and choose Copy.',
  'screens.connect.paste': 'Paste it here',

  'screens.paste.placeholder': 'Paste the tracking code here, from <script> to </script>.',
  'screens.paste.hint':
    'As soon as you paste, you see here what was understood. Nothing is sent before you save.',
  'screens.paste.instead': 'Paste the tracking code instead',

  'screens.hand.instead': 'Type the values by hand',
  'screens.hand.hint': 'When the three values fit together, you see here what they mean.',
  'screens.hand.trackingKey.help': 'The first text in ap3c.init( … ): letters, digits, - and _.',
  'screens.hand.captureHost.help':
    'The second text in ap3c.init( … ), for example https://capture-api.autopilotapp.com/',
  'screens.hand.scriptUrl.help': 'The address after s.src, for example https://cdn2l.ink/app.js',
  'screens.hand.options': 'Further options',
  'screens.hand.options.help': 'Optional. The third part of ap3c.init( … ), as JSON.',
  'screens.hand.options.notJson':
    'This is not a JSON object. It must look like {"name": "value"}, with double quotes.',

  'screens.understood': 'Understood: {instance} ({region})',
  'screens.refused': 'This cannot be used yet.',
  'screens.warnings': 'Please note',

  'screens.fact.instance': 'Ortto account',
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
  'screens.connected.unsaved': 'Ready to connect to {instance}. Save to make it so.',
  'screens.replace.button': 'Replace',
  'screens.replace.cancel': 'Keep the present connection',
  'screens.disconnect.button': 'Disconnect',
  'screens.disconnected': 'Disconnected as soon as you save.',

  'screens.test.button': 'Test the script',
  'screens.test.checking': 'Testing …',
  'screens.test.answers': '{host} answers. The script can be loaded.',
  'screens.test.silent': '{host} does not answer this browser. Likely reasons:',
  'screens.test.reason.blocker':
    'An ad blocker or privacy extension holds it back. Try a window without extensions.',
  'screens.test.reason.network':
    'The network you are in, or a security policy of this admin area, does not let it through.',
  'screens.test.reason.address': 'The address is wrong. Copy the tracking code from Ortto once more.',

  'screens.frontPage.button': 'Check the front page',
  'screens.frontPage.checking': 'Looking at the front page …',
  'screens.frontPage.runs': 'Ortto’s script runs on the front page. All is well.',
  'screens.frontPage.waits':
    'Talk is in place on the front page and waits for its moment, as chosen under Loading.',
  'screens.frontPage.visibility':
    'The other installation runs on the front page, and your choice of pages is in place.',
  'screens.frontPage.late':
    'The other installation starts before this one can speak. Talk is hidden all the same, a moment after it appears.',
  'screens.frontPage.other': 'Another installation already runs Ortto’s tracking code on the front page.',
  'screens.frontPage.none':
    'Nothing of Ortto is on the front page. A cache may still show an older copy: empty it and look again.',
  'screens.frontPage.alone':
    'Your choice of pages is in place, but no other installation was seen on the front page.',
  'screens.frontPage.closed':
    'The front page does not let itself be looked into from here. Open the site and look for yourself.',
  'screens.frontPage.slow': 'The front page did not load in time. Try again.',
  'screens.frontPage.failed':
    'The front page asks for Ortto’s script, but it does not load. Test the script above.',
  'screens.frontPage.refused':
    'The front page’s security policy, or a change to the script tag, keeps Talk from loading.',

  'screens.other.found': 'Ortto’s tracking code is already on this site',
  'screens.other.left': 'The tracking code comes from the other installation',
  'screens.other.meaning':
    'It is never loaded twice. You can leave the code to the other one and choose here only where Talk shows.',
  'screens.other.leave': 'Let the other one bring the tracking code',
  'screens.other.loading': 'When Talk loads is decided by the installation that brings the tracking code.',
  'screens.other.pages':
    'Where Talk is hidden, visits are still tracked: whether anything is loaded is decided by the installation that brings the tracking code.',

  'screens.guard.show': 'Show the setting',

  'screens.save.region': 'Save',
  'screens.save.button': 'Save changes',
  'screens.save.saving': 'Saving …',
  'screens.save.clean': 'Everything is saved.',
  'screens.save.nothing': 'Nothing to save yet.',
  'screens.save.unsaved': 'There are unsaved changes.',
  'screens.save.done': 'Settings saved.',
  'screens.save.retry': 'Try again',
  'screens.discard.button': 'Discard',

  'screens.failure.title': 'Not saved.',
  'screens.failure.offline': 'The site cannot be reached.',
  'screens.failure.signedOut': 'You are signed out. Sign in in another tab, then try again.',
  'screens.failure.forbidden': 'You may not change these settings.',
  'screens.failure.server': 'The site answered with an error.',
  'screens.failure.kept': 'Your changes are still here.',

  'screens.conflict.title': 'Someone else saved meanwhile',
  'screens.conflict.text':
    'These settings changed while you were editing. Choose whose values go on; the others can still be brought back.',
  'screens.conflict.setting': 'Setting',
  'screens.conflict.mine': 'Yours',
  'screens.conflict.theirs': 'Theirs',
  'screens.conflict.onlyTheirs': 'Also changed by the other person, and kept either way: {fields}.',
  'screens.conflict.keepMine': 'Keep mine',
  'screens.conflict.takeTheirs': 'Take theirs',
  'screens.conflict.later': 'Decide later',

  'screens.undo.import': 'Undo the import',
  'screens.undo.disconnect': 'Stay connected',
  'screens.undo.theirs': 'Bring back mine',
  'screens.undo.discard': 'Bring them back',
  'screens.undone.theirs': 'You see what the other person saved. Yours is not lost.',
  'screens.undone.discard': 'Your changes were discarded.',

  'screens.transfer.label': 'Export or import settings',
  'screens.export.button': 'Export saved settings',
  'screens.import.button': 'Import settings from a file',
  'screens.import.whole': 'The file',
  'screens.import.notJson': '{file} is not a JSON file.',
  'screens.import.notSettings': '{file} does not hold settings of Talk.',
  'screens.import.refused': '{file} was not imported; nothing has changed. Mend these and try again:',
  'screens.import.tooLarge': '{file} is too large to be settings of Talk.',
  'screens.import.unreadable': '{file} could not be read.',
  'screens.imported': 'The settings from {file} are filled in below. They are not saved yet:',
  'screens.imported.same': 'The settings in {file} are the ones that are saved already.',
  'screens.imported.change': '{setting}: {from} → {to}',

  'screens.value.on': 'On',
  'screens.value.off': 'Off',
  'screens.value.none': 'None',
  'screens.value.notConnected': 'Not connected',
} as const;
