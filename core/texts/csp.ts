/** Words about Content Security Policies: why Talk needs a source, what stops it, what is worth knowing. */
export const cspTexts = {
  'csp.why.loader': 'the loader, the one script that the page itself carries',
  'csp.why.script': "the account's script, which brings tracking and Talk",
  'csp.why.capture': 'tracking and the Talk widget’s configuration go to the account’s capture host',
  'csp.why.api': "Talk's API",
  'csp.why.sockets': 'conversations in real time, over a web socket',
  'csp.why.images': 'pictures of agents, bots and the logo',
  'csp.why.ownFonts': 'fonts that the account uploaded',
  'csp.why.sounds': 'the sound of a new message',
  'csp.why.styleSheet': 'style sheets from the account’s capture host',
  'csp.why.inlineStyle': 'the widget’s own styles are written into the page',
  'csp.why.worker': 'the published policies name blob: for scripts; workers are what it can be for',
  'csp.why.callSignals': 'setting up audio calls and screen sharing (Twilio Video)',
  'csp.why.callReports': 'quality reports of calls (Twilio Video)',
  'csp.why.videos': 'YouTube videos in a conversation',
  'csp.why.music': 'Spotify players in a conversation',
  'csp.why.screenshots': 'Gyazo screenshots in a conversation',
  'csp.why.videoImages': 'preview images of YouTube videos',
  'csp.why.videoFacts': 'facts about YouTube videos; published for the US region only',
  'csp.why.hostedStyles': 'style sheets of Google Fonts',
  'csp.why.hostedFonts': 'font files of Google Fonts',

  'csp.error.notConnected': 'The site is not connected to Ortto yet, so nothing is known of what it needs.',
  'csp.error.dataRegionMissing':
    'The data region is not known, so neither are the hosts of Talk’s API. Choose it in the connection.',
  'csp.error.hostNotExpressible':
    '{address} cannot be written in a policy: its host has an underscore or is a numeric address.',
  'csp.error.inputTooLarge': 'The policies are larger than {limit} bytes. Nothing was changed.',
  'csp.error.headersTooLarge':
    'With Talk’s sources the headers would take {bytes} bytes, more than the limit of {limit}. Nothing was changed.',
  'csp.error.strictDynamic':
    '{directive} trusts only scripts with a nonce or hash (strict-dynamic). Give the loader the page’s nonce, or its integrity hash.',
  'csp.error.hashForeignScript':
    'The loader’s hash is added only when the account’s script is at an address built into the loader; {address} is not.',
  'csp.error.inlineStyles':
    '{directive} forbids styles written into the page, which the widget needs. They can be allowed in the settings (csp.allowInlineStyles).',
  'csp.error.inlineStylesNonce':
    '{directive} has a nonce or hash, which switches ’unsafe-inline’ off. The widget’s styles cannot be allowed beside it.',
  'csp.error.blobWorkers':
    '{directive} forbids workers made from blob: addresses, which the published policies allow. They can be allowed in the settings (csp.allowBlobWorkers).',
  'csp.error.sandbox': 'A policy sandboxes the page without allow-scripts: no script runs on it.',
  'csp.error.trustedTypes':
    'The site insists on Trusted Types and its trusted-types directive does not name the loader’s policy, {name}.',
  'csp.error.embedderPolicy':
    '{name}: {value} lets the page load only what allows it explicitly; whether Ortto’s files do is not known.',
  'csp.error.integrityPolicy': '{name} forbids scripts without an integrity hash; Ortto’s script has none.',
  'csp.error.permissionsPolicy': 'Permissions-Policy does not let this page use {feature}, which calls need.',
  'csp.error.metaPolicy':
    'The page has a policy in a meta element, and no header can widen it. Replace its content with the one given here.',
  'csp.error.metaComma':
    'A policy in a meta element contains a comma, which browsers read differently. It was left as it is.',

  'csp.warning.lineBreak': 'A header contained line breaks, which no server may send. They became spaces.',
  'csp.warning.nonAscii':
    'A directive with a character beyond ASCII (a curly quote, a non-breaking space) is ignored by browsers: {text}',
  'csp.warning.duplicate': '{directive} appears twice in one policy. Browsers read the first only.',
  'csp.warning.sandboxOrigin':
    'A policy sandboxes the page without allow-same-origin: cookies do not work on it.',
  'csp.warning.trustedTypesBundle':
    'The site insists on Trusted Types. The loader has a policy ({name}); whether Ortto’s own script works under them is not known.',
  'csp.warning.reportOnly': 'The report-only policy goes on reporting Talk: {message}',
  'csp.warning.compacted':
    'Copied lists were shortened to an equal form, to keep the headers below {limit} bytes.',
} as const;
