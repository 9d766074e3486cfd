/** Words of the Security tab: the check of a page's policies, the live test, snippets, caches, observation. */
export const securityTexts = {
  'security.error.notAnAddress': 'This is not the address of a page: “{address}”',
  'security.error.otherHost': '{host} is a different site. Only pages on this site can be checked.',
  'security.error.notResolved': 'The server can’t resolve its own name, {host}.',
  'security.error.notPublic':
    'From the server, {host} leads to an internal network, which is never requested. Use the test in your browser below.',
  'security.error.notPinned': 'This server can’t request a page safely. Use the test in your browser below.',
  'security.error.unreachable':
    'The server cannot reach its own page ({reason}). Use the test in your browser below.',
  'security.error.tooManyRedirects': 'Too many redirects (more than {limit}).',
  'security.error.tooSlow': 'The page did not answer within {seconds} seconds.',

  'security.check.title': 'Check',
  'security.check.lead': 'Checks whether your site’s security headers block Talk.',
  'security.check.address': 'Page',
  'security.check.address.help': 'A path such as /shop/, or an address of this site.',
  'security.check.button': 'Check now',
  'security.check.again': 'Check again',
  'security.check.checking': 'Checking …',
  'security.check.asking': 'Requesting the page twice, as two visitors would …',
  'security.check.failed': 'The page was not checked.',
  'security.check.noPolicy': 'The page enforces no policy, so nothing blocks Talk. There is nothing to do.',
  'security.check.free': 'The page’s policy lets Talk work.',
  'security.check.blocked': 'The page’s policy blocks Talk:',
  'security.check.stopped': 'Something else in the page’s headers stops Talk:',
  'security.check.partly': 'Talk works, but not all of it:',
  'security.check.unknown': 'We don’t know yet what Talk needs from the policy:',
  'security.experts': 'For experts: observe what your pages load',
  'security.settings.experts': 'Only if your site has a policy: what Talk may use',
  'security.check.noPage':
    'Nothing can be said about this page: its address answered with status {status}. Check the address, or choose another page.',
  'security.check.noLoader':
    'Talk is not on this page. What follows is what would happen if it were; nothing is added to policies of pages without Talk.',
  'security.check.notSaved':
    'Checked against the settings above, including unsaved changes. Save to apply them.',
  'security.check.at': 'Checked: {url}',

  'security.blocked.loader': 'The script that starts Talk may not run.',
  'security.blocked.script': 'Talk’s own script may not run, so neither chat nor tracking starts.',
  'security.blocked.capture': 'Tracking and the widget’s configuration cannot be fetched.',
  'security.blocked.api': 'Talk cannot reach its server: no conversation can begin.',
  'security.blocked.sockets': 'The chat’s live connection is blocked: answers do not arrive.',
  'security.blocked.images': 'Pictures of your agents and your logo are missing.',
  'security.blocked.ownFonts': 'Fonts that you uploaded are missing.',
  'security.blocked.sounds': 'New messages make no sound.',
  'security.blocked.styleSheet': 'Talk’s style sheets are missing.',
  'security.blocked.inlineStyle': 'The chat may appear unstyled: styles written into the page are forbidden.',
  'security.blocked.worker': 'Background work of the widget may be blocked.',
  'security.blocked.callSignals': 'Calls cannot be set up.',
  'security.blocked.callReports': 'Quality reports of calls are not sent.',
  'security.blocked.videos': 'YouTube videos in a conversation stay empty.',
  'security.blocked.music': 'Spotify players in a conversation stay empty.',
  'security.blocked.screenshots': 'Gyazo screenshots in a conversation are missing.',
  'security.blocked.videoImages': 'Preview images of YouTube videos are missing.',
  'security.blocked.videoFacts': 'Titles of YouTube videos may be missing.',
  'security.blocked.hostedStyles': 'Google Fonts are not used.',
  'security.blocked.hostedFonts': 'Google Fonts are not used.',
  'security.blocked.by': 'Because of {directive} in policy {number}.',

  'security.next.notConnected': 'Connect the site first.',
  'security.next.dataRegionMissing': 'Choose the data region under Connection.',
  'security.next.hostNotExpressible':
    'Ask Ortto for a host name without an underscore, or use its usual hosts.',
  'security.next.inputTooLarge': 'Shorten the policies.',
  'security.next.headersTooLarge':
    'Shorten the policy: a list repeated in several directives takes the most room. Or let the server in front of PHP accept more (nginx: fastcgi_buffer_size; Apache as a proxy: proxy_buffer_size; LiteSpeed: Max Dynamic Response Header Size) and set TALK_MESSENGER_HEADER_LIMIT.',
  'security.next.strictDynamic':
    'The plugin that makes the policy has to put its nonce on all scripts through WordPress’s filters; Talk’s tag takes it from there. Where the policy trusts by hash, switch on “Build the settings into a file of the loader” under Visitors and loader.',
  'security.next.hashForeignScript':
    'Trust the loader by a nonce, or by its hash: switch on “Build the settings into a file of the loader” under Visitors and loader.',
  'security.next.nonAsciiDuplicate':
    'Type the quotes and spaces of {directive} again, write its hosts in their ASCII form (xn--…), and put all its sources into one.',
  'security.next.inlineStyles': 'Allow it above, under “Styles written into the page”.',
  'security.next.inlineStylesNonce':
    'Remove the nonce or hash from the style list, or accept that the chat looks different.',
  'security.next.blobWorkers':
    'Allow it above, under “Background work”. Leave it off if Talk works without it.',
  'security.next.sandbox': 'Add allow-scripts to the sandbox directive, or leave Talk off this page.',
  'security.next.trustedTypes': 'Add {name} to the trusted-types directive.',
  'security.next.embedderPolicy': 'Send credentialless instead of require-corp, or leave Talk off this page.',
  'security.next.integrityPolicy': 'Remove script from blocked-destinations, or leave Talk off this page.',
  'security.next.permissionsPolicy': 'Write {feature}=(self) in the Permissions-Policy header.',
  'security.next.metaPolicy': 'Replace the element’s content with the text below.',
  'security.next.metaComma': 'Write one meta element for each policy, then check again.',

  'security.policies.title': 'Policies of the page',
  'security.policies.number': 'Policy {number}',
  'security.policies.enforced': 'enforced',
  'security.policies.reportOnly': 'only reported',
  'security.origin.merged': 'sent by PHP, with Talk’s sources added by this plugin',
  'security.origin.php': 'sent by PHP: WordPress, a plugin or the theme',
  'security.origin.server': 'added by the web server or a CDN',
  'security.origin.meta': 'in a meta element of the page',
  'security.origin.unknown': 'served from a cache, so where it was first sent is not known',

  'security.change.title': 'What Talk still needs',
  'security.change.bytes': 'Size of the headers: {before} bytes now, {after} with Talk.',
  'security.change.allowed': 'allowed in addition',
  'security.change.blocked': 'no longer allowed',
  'security.change.anything': 'anything',
  'security.change.texts': 'Before and after, as text',
  'security.change.before': 'Now',
  'security.change.after': 'With Talk',
  'security.change.turnOn': 'Let the plugin add it',
  'security.change.turnOn.help':
    'For policies that PHP sends. Save afterwards; the page is then checked again.',
  'security.change.notReached':
    'The plugin is set to add this, but this page’s policy stayed as it was. Save your changes, empty your caches and check again.',
  'security.change.unknown':
    'A cache answered, and it is not known who sends this policy. Empty the cache and check again.',
  'security.change.slot':
    'Another plugin has taken the one place in PHP where headers can be changed at the last moment. Policies that are set late cannot be reached; use the snippet for your server, or switch that plugin’s header feature off.',

  'security.snippet.title': 'For your server',
  'security.snippet.lead':
    'This policy does not come from PHP, so the plugin cannot change it. Put this in its place, where the server or CDN is configured:',
  'security.snippet.form': 'Server',
  'security.snippet.copy': 'Copy',
  'security.snippet.copied': 'Copied.',
  'security.snippet.notCopied': 'Select the text and copy it manually.',
  'security.snippet.meta': 'New content of the meta element',
  'security.snippet.replace': 'Replace the current line; a second policy would only restrict more.',

  'security.lint.title': 'Worth knowing about the policy itself ({count})',
  'security.lint.error': 'Mistake',
  'security.lint.warning': 'Weak',
  'security.lint.info': 'Note',

  'security.cache.title': 'Page cache',
  'security.cache.lost':
    'A cache serves the page without the policy that PHP sends: visitors have no protection by it. Let the cache keep response headers, or set the policy in the web server.',
  'security.cache.staleBody':
    'The header has a fresh nonce, but the page comes from a cache with an old one: browsers block every script that relies on it. Keep pages with a nonce out of the cache, or make the policy with hashes or hosts.',
  'security.cache.sameNonce':
    'Two visitors got the same nonce, so it protects nobody. Keep pages with a nonce out of the cache, or make the policy with hashes or hosts.',
  'security.cache.old': 'The cache serves an older policy than PHP sends now. Empty it, then check again.',

  'security.live.title': 'Try it in this browser',
  'security.live.lead': 'Loads the page in the background and lists anything blocked or failing.',
  'security.live.button': 'Try it',
  'security.live.trying': 'Trying …',
  'security.live.guest': 'Seen as a visitor who is not signed in.',
  'security.live.self':
    'Seen as you, not as a visitor: this browser cannot open the page without your cookies.',
  'security.live.works': 'Talk loaded without problems.',
  'security.live.waits': 'Nothing was blocked so far. Talk waits for its moment, so not all of it was tried.',
  'security.live.none': 'Talk is not on this page.',
  'security.live.violations': 'Blocked by a policy:',
  'security.live.failed':
    'Did not load, for another reason than a policy (a blocker in this browser, the network, another header):',
  'security.live.failedState': 'The loader asked for Talk’s script, and it did not come.',
  'security.live.notRun': 'Talk’s loader is on the page, but it did not run.',
  'security.live.closed': 'The page can’t be shown in a frame.',
  'security.live.open': 'Open it in a tab',
  'security.live.open.help':
    'Press F12 there and choose Console: blocked requests are shown in red. Type talkSuite.state to see how far Talk got.',
  'security.live.slow': 'The page did not load in time. Try again.',
  'security.live.foreign':
    'This site’s pages have another address than its administration, so they cannot be watched from here.',
  'security.live.violation': '{directive}: {source}',

  'security.observe.title': 'Observe',
  'security.observe.lead': 'No policy yet? Learn what your pages load, and start from that.',
  'security.observe.text':
    'For a limited time, visitors’ pages carry a report-only policy next to your own. It blocks nothing. Browsers report what it would not have allowed; kept are the kind and the host of what was loaded, and how many visitors reported it (counted by a hash of the network address that is thrown away each day). Nothing else about pages or visitors.',
  'security.observe.merging':
    'While the plugin adds to policies, pages that send one of their own are left out.',
  'security.observe.hours': 'For',
  'security.observe.hours.1': 'one hour',
  'security.observe.hours.24': 'one day',
  'security.observe.hours.72': 'three days',
  'security.observe.hours.168': 'a week',
  'security.observe.start': 'Start observing',
  'security.observe.startOver': 'Start over',
  'security.observe.stop': 'Stop',
  'security.observe.running': 'Observing. Time left: {hours} h {minutes} min.',
  'security.observe.refresh': 'Refresh',
  'security.observe.over': 'Not observing.',
  'security.observe.none': 'Nothing from elsewhere was reported yet.',
  'security.observe.full': 'The list is full: what the fewest visitors reported gives way to what is new.',
  'security.observe.failed': 'This did not work. Try again.',
  'security.observe.directive': 'Kind',
  'security.observe.source': 'From',
  'security.observe.visitors': 'Visitors',
  'security.observe.visitors.more': '{number} or more',
  'security.observe.choose': 'Allow',
  'security.observe.choose.row': 'Allow {directive} from {source}',
  'security.observe.powerful':
    'Allows more than a host: code made from text, or plug-ins. Choose it only if you know what needs it.',
  'security.observe.caution':
    'Anyone can send reports, also made-up ones. Choose what you know: only that goes into the policy. What a single visitor reported may be a browser extension, or a stranger.',
  'security.starter.title': 'A policy to start from',
  'security.starter.text':
    'What you have chosen above, and Talk. It is report-only: browsers report what it would block, and block nothing. It is for your server; the plugin does not send it.',
} as const;
