/** Words about the messenger's settings at a Talk server. */
export const atServerTexts = {
  'server.title': 'Settings at the Talk server',
  'server.lead':
    'The Talk server follows the messenger’s settings that you save here: what visitors are asked, office hours, automatic replies.',
  'server.noCode': 'The Talk server does not know your settings yet. Paste a connect code.',
  'server.arrived': 'Saved here and at {server}.',
  'server.waiting': 'Saved here, not yet at {server}.',
  'server.notThere': 'Saved here, not at {server}.',
  'server.notYet': 'They are sent in a moment.',
  'server.unreachable': '{server} does not answer. It is tried again by itself.',
  'server.notPublic':
    'The address of {server} is not a public one. For the safety of your network, nothing was sent.',
  'server.redirected':
    '{server} sends us to another address. For the safety of the connect code, we do not follow. Correct the server’s public address.',
  'server.notTalkServer':
    'What answers at {server} is no Talk server, or something in front of it is in the way. It is tried again by itself.',
  'server.down': '{server} has a fault at the moment. It is tried again by itself.',
  'server.busy': '{server} was asked too often. It is tried again by itself.',
  'server.keyRefused':
    'The server does not take this connect code any more. Make a new one there and paste it.',
  'server.invalid':
    'The server does not take these settings ({field}). It may be older than this version: update it, then send them again.',
  'server.otherSite':
    'The connect code is for another site than the connected one. Paste the code of this site.',
  'server.unreadable':
    'The connect code cannot be read any more, as this site’s secret keys have changed. Paste a new one.',
  'server.paused': 'Nothing is sent while Talk is kept off this copy of the site. The notice above says why.',
  'server.ownedByAnother': 'Another site owns these settings: {owner}.',
  'server.ownedByAnother.text':
    'Take over to keep them here. From then on, what is saved there no longer counts.',
  'server.push': 'Send again',
  'server.takeOver': 'Take over',
  'server.replace': 'Replace the connect code',
  'server.forget': 'Remove the connect code',
  'server.sending': 'Sending …',
  'server.forgotten': 'The connect code was removed. The server keeps the settings it has.',
  'server.code': 'Connect code',
  'server.code.help':
    'Make it in the Talk server’s inbox, or with “talk-server sites connect”. It is a secret: it is stored encrypted and never shown again.',
  'server.code.pasted': 'The connect code is in it as well. It is used once you save.',
  'server.code.save': 'Save the connect code',
  'server.code.cancel': 'Keep the current one',
  'server.error.notACode':
    'This is no connect code, or not all of it. A connect code begins with “talk-connect-”.',
  'server.error.trackingCode':
    'This is a tracking code. The connect code is another one: it begins with “talk-connect-”.',
  'server.error.otherServer':
    'This code is of the server {server}, but the connection is to {connected}. Connect to that server first, or make a code there.',
  'server.error.otherSite':
    'This code is for another site of the server. Make one for the site whose tracking code is pasted here.',
  'server.error.notConnected': 'Connect to a Talk server first: paste its tracking code and save.',
} as const;
