/** Words of what is found in a pasted tracking code or in typed connection values: what is wrong, and what to do next. */
export const connectionTexts = {
  'connection.error.empty': 'Nothing was pasted. Copy the whole tracking code, and paste it here.',
  'connection.error.textTooLong':
    'This text is longer than 100 KB, far more than a tracking code. Copy only the tracking code and paste it again.',
  'connection.error.onlyKey':
    'This is only the tracking key. It does not show which hosts your account uses: copy the whole tracking code and paste that.',
  'connection.error.onlyUrl':
    'This is only an address ({value}). Copy the whole tracking code, from its first line to its last, and paste that.',
  'connection.error.noSnippet':
    'There is no tracking code in this text. Copy the whole tracking code with its Copy button, and paste that.',
  'connection.error.commentedOut':
    'The tracking code in this text is commented out, so it would do nothing. Take the comment marks away, or copy the whole tracking code again.',
  'connection.error.pausedTag':
    'The tag with the tracking code is paused in this Tag Manager export, so it would do nothing. Export a container whose tag runs, or copy the whole tracking code again.',
  'connection.error.unreadable':
    'This text names Ortto, but no tracking code in it could be read. Copy the whole tracking code again with its Copy button, and paste that alone.',
  'connection.error.curlyQuotes':
    'The straight quotes of the code have become curly ones ({quote}), as word processors and some mail programs do, and a browser cannot read those. Copy the code with its Copy button and paste it here directly, or via a plain text editor.',
  'connection.error.tooDeep':
    'This text is nested too deeply to be read. Copy only the tracking code and paste it again.',
  'connection.error.noInit':
    'The line that starts Ortto is missing: there is no ap3c.init(…) with the key of your account. Copy the whole tracking code, from its first line to its last.',
  'connection.error.noScript':
    'The address of the script is missing: the code starts Ortto with ap3c.init(…) but has no line s.src = … that loads it. Copy the whole tracking code, from its first line to its last.',
  'connection.error.unusableScript':
    'The code loads “{value}”, which is not the address of an Ortto script. Copy the whole tracking code, from its first line to its last.',
  'connection.error.initWithoutKey': 'ap3c.init(…) has no tracking key. Copy the whole tracking code again.',
  'connection.error.initWithoutHost':
    'ap3c.init(…) has no capture host after the key. Copy the whole tracking code again.',
  'connection.error.computedKey':
    'The tracking key is not written in the code, it is worked out from “{expression}”. Put the key itself in that place, or copy the whole tracking code again.',
  'connection.error.computedHost':
    'The capture host is not written in the code, it is worked out from “{expression}”. Put the address itself in that place, or copy the whole tracking code again.',
  'connection.error.computedScript':
    'The address of the script is not written in the code, it is worked out from “{expression}”. Put the address itself in that place, or copy the whole tracking code again.',
  'connection.error.twoAccounts':
    'This text holds the tracking codes of different Ortto accounts ({accounts}). Paste the code of one account only.',
  'connection.error.twoHosts':
    'This text sends to different capture hosts ({hosts}). Paste one tracking code only, as it is shown now.',
  'connection.error.twoScripts':
    'It is not clear which script belongs to Ortto ({scripts}). Paste the tracking code alone, without other code.',

  'connection.error.keyMissing': 'The tracking key is missing. Copy it from the tracking code.',
  'connection.error.keyCharacters':
    '“{value}” cannot be a tracking key: a key has only letters, digits, - and _. Copy the whole tracking code again.',
  'connection.error.keyTooShort':
    '“{value}” is too short for a tracking key, perhaps a part was not copied. Copy the whole tracking code again.',
  'connection.error.keyTooLong': 'This is too long for a tracking key. Copy the whole tracking code again.',
  'connection.error.keyShape':
    '“{value}” is not a tracking key: it does not name an account. Perhaps it is an API key, or a part was not copied. Copy the whole tracking code again.',

  'connection.error.urlMissing':
    'An address is missing. It starts with https:// and a host name; copy it from the tracking code.',
  'connection.error.urlTooLong': 'This address is too long. Copy it from the tracking code again.',
  'connection.error.urlCharacter':
    '“{value}” has a character that no such address has, for example a space, a quote or a backslash. Copy the whole tracking code again.',
  'connection.error.notHttps':
    '“{value}” does not start with https://. Only secure addresses are accepted; copy the whole tracking code again.',
  'connection.error.userinfo':
    '“{value}” has a user name (the part before @). Remove it, the host name follows right after https://.',
  'connection.error.nonAscii':
    '“{value}” has letters outside a-z. Write the host in its punycode form, which starts with xn--.',
  'connection.error.upperCase':
    '“{value}” has capital letters in its host name. Write the host in small letters.',
  'connection.error.service':
    'The kind of service does not belong to this tracking key. Paste the tracking code again.',
  'connection.error.serverOrigin':
    'A Talk server has one address for everything, but “{value}” is not on {server}. Paste the tracking code as the server shows it.',
  'connection.error.loopback':
    '“{value}” is an address of this very computer. It is accepted only where the site itself runs on this computer.',
  'connection.error.port':
    '“{value}” has a port that is not accepted. Remove the colon and the number behind it.',
  'connection.error.ipAddress': '“{value}” is an IP address. Use the host name from the tracking code.',
  'connection.error.underscore':
    '“{value}” has an underscore in its host name, which browsers do not accept in security policies. Choose another tracking subdomain.',
  'connection.error.hostLabel':
    '“{value}” has a host name that cannot exist: a part of it is empty, or starts or ends with a hyphen. Copy the whole tracking code again.',
  'connection.error.noDot':
    '“{value}” has a host name without a dot. Write the full name, for example track.example.com.',
  'connection.error.slash': '“{value}” lacks the slash at its end. Add it.',
  'connection.error.path':
    '“{value}” has a path. A capture host ends after its name and one slash; remove the rest.',
  'connection.error.serverPath':
    '“{value}” has something behind its host name that the address of a Talk server does not have: it is made of plain words between slashes, and ends with a slash. Paste the tracking code as the server shows it.',
  'connection.error.query':
    '“{value}” has a question mark. A capture host ends after its name and one slash; remove the rest.',
  'connection.error.fragment': '“{value}” has a # in it. Remove it and what follows.',
  'connection.error.scriptPath':
    '“{value}” does not name a script file in plain form, such as https://cdn2l.ink/app.js. Copy the whole tracking code again.',

  'connection.error.optionsTooLong':
    'The options of ap3c.init(…) are longer than {limit} bytes. Shorten them, or remove them here and set them in Ortto.',
  'connection.error.optionsNotJson':
    'This is not a JSON object. It must look like {"name": "value"}, with double quotes.',
  'connection.error.optionName': 'An option cannot be called “{name}”. Remove it.',
  'connection.error.optionDisableTalk':
    'disableTalk would hide Talk on every page. Remove it: which pages show Talk is set on the Pages screen.',

  'connection.warning.disableTalk':
    'The pasted code has disableTalk, which would hide Talk on every page. It was left out: which pages show Talk is set on the Pages screen.',
  'connection.warning.constantConsent':
    'The pasted code says for every visitor that consent was given (gdpr.hasConsentGiven: true). Keep it only if that is true; otherwise remove it and let Talk load after the visitor consents.',
  'connection.warning.optionComputed':
    'The option “{name}” was left out, because it is worked out on the page from “{expression}”. Write its value in the code if you need it.',
  'connection.warning.optionsComputed':
    'Options of ap3c.init(…) were left out, because they are worked out on the page from “{expression}”. Write their values in the code if you need them.',
  'connection.warning.optionName': 'An option cannot be called “{name}”; it was left out.',
  'connection.warning.optionConflict':
    'The pasted code starts Ortto several times with different values for {names}. The first one was taken; check that it is the right one.',
  'connection.warning.personalData':
    'The pasted code sends data about a person with every visit ({names}). These were left out: the same page is shown to everybody. Use talkSuite.identify(…) for signed-in visitors.',
  'connection.warning.trackComputed':
    'A part of ap3c.track(…) was left out, because it is worked out on the page from “{expression}”. Write true or false in the code if you need it.',
  'connection.warning.otherCalls':
    'The pasted code does more than start Ortto: {names}. These calls were left out; keep them in your site if you need them.',
  'connection.warning.unknownCaptureHost':
    '“{value}” is not one of Ortto’s own hosts. That is right for a tracking subdomain of your own; check that it is yours.',
  'connection.warning.unknownScriptUrl':
    'The script at “{value}” is not on one of Ortto’s own hosts. It can do anything on your pages: continue only if this is your own tracking subdomain.',
  'connection.warning.assumedScriptUrl':
    '“{value}” is probably Ortto’s script for Australia, but that could not be confirmed. Check that the code comes from your Ortto account.',
  'connection.warning.dataRegionIgnored':
    'The capture host shows that the account keeps its data in {derived}, so the region {given} was not used. Check which account the code comes from.',
} as const;
