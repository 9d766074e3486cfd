/** Words about Content Security Policies: why Talk needs a source, what stops it, what is worth knowing. */
export const cspTexts = {
  'csp.why.loader': 'the loader, the one script that the page itself carries',
  'csp.why.script': 'the account’s script, which brings tracking and Talk',
  'csp.why.capture': 'tracking and the Talk widget’s configuration go to the account’s capture host',
  'csp.why.api': 'Talk’s API',
  'csp.why.sockets': 'conversations in real time, over a web socket',
  'csp.why.images': 'pictures of agents, bots and the logo',
  'csp.why.ownFonts': 'fonts that the account uploaded',
  'csp.why.sounds': 'the sound of a new message',
  'csp.why.styleSheet': 'style sheets from the account’s capture host',
  'csp.why.inlineStyle': 'the widget’s own styles are written into the page',
  'csp.why.worker': 'the published policies name blob: for scripts; workers are what it can be for',
  'csp.why.keptWorkers': 'keeps workers as they were: they would follow script-src otherwise',
  'csp.why.callSignals': 'setting up audio calls and screen sharing (Twilio Video)',
  'csp.why.callReports': 'quality reports of calls (Twilio Video)',
  'csp.why.videos': 'YouTube videos in a conversation',
  'csp.why.music': 'Spotify players in a conversation',
  'csp.why.screenshots': 'Gyazo screenshots in a conversation',
  'csp.why.videoImages': 'preview images of YouTube videos',
  'csp.why.videoFacts': 'facts about YouTube videos; published for the US region only',
  'csp.why.hostedStyles': 'style sheets of Google Fonts',
  'csp.why.hostedFonts': 'font files of Google Fonts',

  'csp.error.notConnected': 'The site is not connected yet, so we don’t know what it needs.',
  'csp.error.dataRegionMissing':
    'The data region is not known, so neither are the hosts of Talk’s API. Choose it in the connection.',
  'csp.error.hostNotExpressible':
    '“{address}” cannot be written in a policy: its host has an underscore or is a numeric address.',
  'csp.error.inputTooLarge': 'The policies are larger than {limit} bytes. Nothing was changed.',
  'csp.error.headersTooLarge':
    'With Talk’s sources the headers would take {bytes} bytes, more than the limit of {limit}. Nothing was changed.',
  'csp.error.strictDynamic':
    '{directive} trusts only scripts with a nonce or hash (strict-dynamic). Give the loader the page’s nonce, or its integrity hash.',
  'csp.error.hashForeignScript':
    'The loader’s hash would also trust a tag for another account. For {address}, which no loader knows by itself, it is added only where the file has the settings built in (talk csp loader --settings).',
  'csp.error.inlineStyles':
    '{directive} forbids styles written into the page, which the widget needs. Allow “Styles written into the page” in the settings.',
  'csp.error.inlineStylesNonce':
    "{directive} has a nonce or hash, which switches 'unsafe-inline' off, so the widget’s styles cannot be allowed.",
  'csp.error.blobWorkers':
    '{directive} forbids workers made from blob: addresses, which the published policies allow. Allow “Background work” in the settings.',
  'csp.error.staleIntegrity':
    'The loader’s file is not the one that the page’s integrity attribute names ({integrity}), so no browser runs it. The page is an earlier one, from a cache: empty it.',
  'csp.error.sandbox': 'A policy sandboxes the page without allow-scripts: no script runs on it.',
  'csp.error.trustedTypes':
    'The site’s trusted-types directive does not name the loader’s policy, {name}, so the loader can load nothing.',
  'csp.error.embedderPolicy':
    '{name}: {value} lets the page load only what allows it explicitly; whether Talk’s files do is not known.',
  'csp.error.integrityPolicy': '{name} forbids scripts without an integrity hash; Talk’s script has none.',
  'csp.error.permissionsPolicy': 'Permissions-Policy does not let this page use {feature}, which calls need.',
  'csp.error.metaPolicy':
    'The page has a policy in a meta element, and no header can widen it. Replace its content with the one given here.',
  'csp.error.metaComma':
    'A policy in a meta element contains a comma, which browsers read differently. It was left as it is.',
  'csp.error.nonAsciiDuplicate':
    '{directive} contains a character beyond ASCII ({text}). Not every browser need drop it, so a second {directive} in the policy may not count. Correct it first; the policy was left as it is.',
  'csp.error.nonceInStaticForm':
    'The policy has a nonce, and {form} cannot make a new one for each response.',
  'csp.error.severalPolicies': '{form} can send one enforced policy only.',
  'csp.error.lineTooLong': '{form} reads at most {limit} characters for a header; the policy is longer.',

  'csp.warning.lineBreak': 'A header contained line breaks, which no server may send. They became spaces.',
  'csp.warning.nonAscii':
    'A directive with a character beyond ASCII (a curly quote, a non-breaking space) is ignored by browsers: “{text}”',
  'csp.warning.duplicate': '{directive} appears twice in one policy. Browsers read the first only.',
  'csp.warning.sandboxOrigin':
    'A policy sandboxes the page without allow-same-origin: cookies do not work on it.',
  'csp.warning.trustedTypesBundle':
    'The site insists on Trusted Types. The loader has a policy ({name}); whether Talk’s own script works under them is not known.',
  'csp.warning.reportOnly': 'The report-only policy goes on reporting Talk: {message}',
  'csp.warning.compacted':
    'Copied lists were shortened to an equal form, to keep the headers below {limit} bytes.',
  'csp.warning.reportOnlyLeft':
    'There is no room below {limit} bytes for both: the report-only policy stays as it is and goes on reporting Talk.',

  'csp.lint.placeholder': '“{word}” is a placeholder: browsers ignore it or take it literally.',
  'csp.lint.curlyQuote':
    '“{word}”: typographic quotes make browsers drop the whole directive, which leaves it unrestricted.',
  'csp.lint.foreignSpace':
    '“{word}”: a space that is not a plain one makes browsers drop the whole directive.',
  'csp.lint.nonAscii': '“{word}”: a character beyond ASCII makes browsers drop the whole directive.',
  'csp.lint.comment': '“{word}” begins a comment; policies have none. Its words become part of the policy.',
  'csp.lint.strayComma': 'A comma begins a second policy here, and what follows does not look like one.',
  'csp.lint.metaComma': 'A comma in a meta element: some browsers read two policies, others one.',
  'csp.lint.lineBreak': 'A header cannot contain a line break.',
  'csp.lint.missingSemicolon':
    '“{word}” is the name of a directive, but is listed among the sources of {directive}.',
  'csp.lint.unknownDirective': 'No browser knows the directive “{directive}”.',
  'csp.lint.duplicateDirective': 'Duplicate {directive}: browsers read only the first.',
  'csp.lint.duplicateSource': 'Duplicate “{word}”.',
  'csp.lint.unquoted': '“{word}” without quotes is taken for a host name.',
  'csp.lint.noneWithCompany': '“{word}” means something only when it is alone.',
  'csp.lint.openEnding': '“{word}” allows every site under an ending where anyone can register a name.',
  'csp.lint.exampleHost': '“{word}” is an example host.',
  'csp.lint.schemeMissing': '“{word}” has no scheme: on a page without encryption it allows http.',
  'csp.lint.mediastream': 'No browser asks for “{word}” any more.',
  'csp.lint.earlierLoader':
    '“{word}” trusts an earlier version of Talk’s loader. Injected markup can use it to run other scripts.',
  'csp.lint.disputedSource': 'Browsers read “{word}” differently: what one of them loads, another blocks.',
  'csp.lint.invalidSource': '“{word}” is no source: browsers ignore it.',
  'csp.lint.nonceCharacter':
    "“{word}” has characters that a nonce cannot have: browsers ignore it, and 'unsafe-inline' in the same list works.",
  'csp.lint.nonceVariable':
    '“{word}” is for the server to fill in. As it is written here, browsers would ignore it.',
  'csp.lint.gluedWords':
    '“{word}” is two words without a space between them: what counts depends on the browser.',
  'csp.lint.nonceShort': '“{word}” is too short to be hard to guess.',
  'csp.lint.nonceConstant': '“{word}” is the same in two responses, so anyone can use it.',
  'csp.lint.unsafeInlineDisarmed':
    'A nonce or hash in the same list switches “{word}” off in current browsers.',
  'csp.lint.unsafeInlineScript': '{directive} allows every inline script, an injected one too.',
  'csp.lint.broadScript': '“{word}” allows scripts from anywhere.',
  'csp.lint.strictDynamicAlone': '“{word}” without a nonce or hash blocks every script.',
  'csp.lint.hostIgnored': "'strict-dynamic' makes browsers ignore “{word}”.",
  'csp.lint.objectMissing': 'Nothing restricts plug-ins (object-src).',
  'csp.lint.baseMissing': 'Nothing restricts <base>, which can redirect relative script addresses.',
  'csp.lint.blobUseless':
    '“{word}” does nothing for workers here, since another directive governs them; it allows scripts.',
  'csp.lint.blobScript': '“{word}” allows workers, and scripts made from text as well.',
  'csp.lint.withoutSelf': '{directive} names other hosts only: the site’s own files are blocked.',
  'csp.lint.exampleEndpoint':
    '“{word}” is an example: reports, with the addresses of pages, go to a stranger.',
  'csp.lint.metaIgnored': 'Browsers ignore {directive} in a meta element.',
  'csp.lint.deprecated': '{directive} is deprecated: browsers of today ignore it.',
  'csp.lint.reportUri': '{directive} is deprecated, and report-to is not there.',
  'csp.lint.oldHeader': 'Browsers ignore the header “{word}”: it was a name before the standard.',
  'csp.lint.quotedValue': 'The whole value is in quotes, so browsers find no directive in it.',
  'csp.lint.colonAfterName': '“{word}” ends with a colon, so no browser knows the directive.',
  'csp.lint.wrongQuotes': '“{word}” has quotes that browsers do not read, so they ignore it.',
  'csp.lint.keywordAsHost': '“{word}” is a host of that name, not the keyword.',

  'csp.remedy.placeholder': 'Put in the real value. For a nonce, make a new one for each response.',
  'csp.remedy.curlyQuote': "Write straight quotes: 'self'.",
  'csp.remedy.foreignSpace': 'Type the spaces again.',
  'csp.remedy.nonAscii': 'Write host names in their ASCII form (xn--…).',
  'csp.remedy.comment': 'Remove the comment.',
  'csp.remedy.strayComma': 'Remove the comma, or write a semicolon if a new directive was meant.',
  'csp.remedy.metaComma': 'Write one meta element for each policy.',
  'csp.remedy.lineBreak': 'Write the policy on one line.',
  'csp.remedy.missingSemicolon': 'Write a semicolon before “{word}”.',
  'csp.remedy.unknownDirective': 'Check its spelling.',
  'csp.remedy.duplicateDirective': 'Put all sources into one.',
  'csp.remedy.duplicateSource': 'Write it once.',
  'csp.remedy.unquoted': 'Write it in single quotes.',
  'csp.remedy.noneWithCompany': 'Remove it, or all the others.',
  'csp.remedy.openEnding': 'Name the hosts.',
  'csp.remedy.exampleHost': 'Put in the real host, or remove it.',
  'csp.remedy.schemeMissing': 'Write https:// before it.',
  'csp.remedy.mediastream': 'Remove it.',
  'csp.remedy.disputedSource':
    'Write scheme and host, a port without leading zeros, and a query only after a path; “*” takes no path.',
  'csp.remedy.invalidSource': 'Check its spelling; host names cannot have an underscore.',
  'csp.remedy.nonceCharacter': 'Use base64 of at least 16 random bytes.',
  'csp.remedy.nonceVariable': 'Check that the response has a new value for each visit.',
  'csp.remedy.gluedWords': 'Write a space between them.',
  'csp.remedy.earlierLoader':
    'Remove it, and trust the loader’s file of today: npx talk csp loader --settings writes it and prints its hash.',
  'csp.remedy.nonceShort': 'Use at least 16 random bytes (22 characters of base64).',
  'csp.remedy.nonceConstant':
    'Make a new nonce for each response, and keep pages with one out of shared caches.',
  'csp.remedy.unsafeInlineDisarmed': 'Nothing, if it is there for old browsers.',
  'csp.remedy.unsafeInlineScript': 'Move inline scripts into files, or give them nonces or hashes.',
  'csp.remedy.broadScript': 'Name the hosts.',
  'csp.remedy.strictDynamicAlone': 'Give scripts a nonce or hash.',
  'csp.remedy.hostIgnored': 'Nothing, if it is there for old browsers.',
  'csp.remedy.objectMissing': "Add object-src 'none'.",
  'csp.remedy.baseMissing': "Add base-uri 'self' or 'none'.",
  'csp.remedy.blobUseless': 'Put blob: into worker-src.',
  'csp.remedy.blobScript': 'Put blob: into worker-src.',
  'csp.remedy.withoutSelf': "Add 'self', or merge with the site’s own policy.",
  'csp.remedy.exampleEndpoint': 'Put in your own endpoint, or remove the directive.',
  'csp.remedy.metaIgnored': 'Send it in a header.',
  'csp.remedy.deprecated': 'Remove it.',
  'csp.remedy.reportUri':
    'Add report-to with an endpoint of the Reporting-Endpoints header; keep report-uri for browsers without it.',
  'csp.remedy.oldHeader': 'Send Content-Security-Policy instead.',
  'csp.remedy.quotedValue': 'Remove the quotes around the policy.',
  'csp.remedy.colonAfterName': 'Write a space instead of the colon.',
  'csp.remedy.wrongQuotes': "Write it in one pair of single quotes, such as 'none'.",
  'csp.remedy.keywordAsHost': "Write the keyword alone and in single quotes, such as 'self'.",

  'csp.fixed.D1':
    'The comment inside the policy is gone: its comma cut the header in two, and what followed lost style-src.',
  'csp.fixed.D5':
    '<customdomain> is {host} everywhere, with https:// in each place: browsers ignore the placeholder, and without a scheme it would allow http.',
  'csp.fixed.D6':
    'The script and capture hosts are those of this region ({script} and {capture}); the page names the US ones.',
  'csp.fixed.D7': 'connect-src has https://*.youtube.com, which the page names for the US region only.',
  'csp.fixed.D10':
    'The nonce is made anew for each response: {random} as it stands is no nonce, and every script would be blocked.',
  'csp.fixed.D11': 'The example report address is gone: reports would have gone to a stranger.',
  'csp.fixed.D12':
    'Host lists are added for what a nonce does not cover: connections, images, styles, fonts, frames and media.',

  'csp.note.D2': 'It has to stay on one line: headers have no line breaks.',
  'csp.note.D3':
    'It is no policy for a whole site: except for styles it does not allow the site’s own files. Merge it with the site’s policy.',
  'csp.note.D4':
    "It allows every inline script, for the pasted tracking code, and restricts neither plug-ins nor <base>. Our embed needs no 'unsafe-inline' for scripts.",
  'csp.note.D6': 'The Australian script host is inferred from its name. Compare it with your tracking code.',
  'csp.note.D7':
    'https://*.youtube.com covers neither youtube.com itself nor youtube-nocookie.com; the same holds for *.spotify.com.',
  'csp.note.D8': 'No browser asks for mediastream: any more. It does no harm.',
  'csp.note.D9': 'blob: among scripts does nothing for workers on a site that has worker-src or child-src.',
  'csp.note.D13':
    'Scripts written into the page without the nonce, inline event handlers, javascript: addresses and eval stay blocked.',
  'csp.note.D14':
    'Other headers can stop Talk as well: Cross-Origin-Embedder-Policy, Integrity-Policy, Permissions-Policy, Trusted Types.',
} as const;
