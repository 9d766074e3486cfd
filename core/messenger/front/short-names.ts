/**
 * Names of the front's own, which the build shortens alike in all of its files; the most frequent first. None of them is
 * known to settings, storage, the server or the page, none is the browser's where the front uses that, and none is put
 * together at run time.
 */
const OWN = `
  model words shell speech thread parts screen line actions dialog form content failed storage locale happen browser node
  panel face tab transport bar said attributes isOpen counted pending attached bring heard intro renderTemplate
  agreed begin iconButton mayWrite sending teamZone greet linkButton attach loading retry changes edit need randomText
  write direction enter emit incomplete listen opens readForm withPart offline allWords attachTrouble
  identityRefused mark resume want optional agree handOver isSignedIn keep keepBrowser reload opensNewTab asks forget
  greetWith keepSecret keepTab refusedFor submit notLoaded you fileAddress give isPhone ofMessage
  tell allConversations assistant backAt byEmail dialogName formName linksName newConversation notSent reconnecting
  reopened severalTyping startAnother threadEmpty threadName tryAgain usuallyReplies counts giving notGiven addDetails
  detailsKept nameLauncher turnTo nameOf happened deliver mayStart
  soundButton takesFiles attachButton typists ended fileFull fileSize fileType listEmpty listName removeFile statusClosed`
  .trim()
  .split(/\s+/);

/** Custom properties of the front's own style sheets. The launcher has others. */
const PROPERTIES = 'surface text soft line accent tint fill font radius ground border trouble bubble'.split(
  ' ',
);

/** As frequent as in the code around them. Not `h` and `n`: objects with names from above have these, too. */
const LETTERS = 'aetsirlocpdmugbfwvkyxjzq';

/** Each with its short name. */
export const SHORTENED: Readonly<Record<string, string>> = Object.fromEntries(
  OWN.map((name, i) => [
    name,
    (LETTERS[Math.floor(i / LETTERS.length) - 1] ?? '') + LETTERS[i % LETTERS.length]!,
  ]),
);

/** A front's file with short custom properties. */
export const withShortProperties = (code: string): string =>
  code.replaceAll(
    new RegExp(`--(${PROPERTIES.join('|')})\\b`, 'g'),
    (_, name: string) => `--${LETTERS[PROPERTIES.indexOf(name)]!}`,
  );
