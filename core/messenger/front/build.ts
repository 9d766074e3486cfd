import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, transform, type Plugin } from 'esbuild';
import { minify } from 'terser';
import { allWords } from '../words/index.ts';
import { FIRST_KEYS, OUTBOUND_KEYS } from '../words/keys.ts';
import { LANGUAGES, type Language } from '../words/language.ts';
import { HASHED_FILE, ownFolder } from './own-folder.ts';
import { SHORTENED, withShortProperties } from './short-names.ts';

/**
 * Bytes gzipped, at most. The owner's settings, a file of their own, come on top: about 1 KB.
 * - `launcher`: on every page
 * - `firstClick`: all that the first click loads with a hosted account, which needs a little more, and the words of the
 *   page's language: homepage and form
 * - `thread`: homepage, form and thread, all that is loaded until the first message can be written
 * - `live`: what sends messages and follows conversations, loaded while the first message is written
 * - `outbound`: on pages where the team says something first
 * - `said`: on pages of a host that ask whether it does
 * - the others: parts of conversations, loaded where they are needed
 */
export const LIMITS = {
  launcher: 1500,
  firstClick: 11_600,
  thread: 16 * 1024,
  live: 5470,
  list: 800,
  files: 2450,
  details: 1360,
  sound: 320,
  context: 2400,
  outbound: 2600,
  said: 1000,
} as const;

/** A built file. */
export interface BuiltFile {
  /** `launcher-0a1b….js`: what it is, and the hash of its content. */
  readonly file: string;
  readonly content: string;
}

export interface BuiltFront {
  readonly launcher: BuiltFile;
  /** Homepage and form. */
  readonly front: BuiltFile;
  /** The conversation with a Talk server. */
  readonly chat: BuiltFile;
  /** What follows conversations that there are. */
  readonly live: BuiltFile;
  /** Parts of it: for those who have written, where there are files, where something is asked, for those who want it. */
  readonly list: BuiltFile;
  readonly files: BuiltFile;
  readonly details: BuiltFile;
  readonly sound: BuiltFile;
  /** What the page and its shop say, for the first message. */
  readonly context: BuiltFile;
  /** What the team says first; `app.js` loads it, or `said`, which asks on pages of a host. */
  readonly outbound: BuiltFile;
  readonly said: BuiltFile;
  readonly handOver: BuiltFile;
  /** With a hosted account. */
  readonly hosted: BuiltFile;
  /** For a gradient or an image. */
  readonly shade: BuiltFile;
  /** For a font that comes from elsewhere. */
  readonly font: BuiltFile;
  /** For texts of the owner's in several languages. */
  readonly locales: BuiltFile;
  /** What is said in each language: by the homepage and the form, by a conversation, and all else. */
  readonly words: Readonly<Record<Language, readonly BuiltFile[]>>;
  /** The live preview: a classic script, as modules of an opaque origin are not loaded. */
  readonly preview: BuiltFile;
}

const minifiedCss: Plugin = {
  name: 'minified-css',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        loader: 'css',
        minify: true,
        target: 'chrome123',
      });
      // What esbuild leaves as it is, as a script might read it: the blanks in custom properties.
      const css = code
        .trim()
        .replaceAll(
          /(--[a-z]+:)([^;}]*)/g,
          (_, name: string, value: string) => name + value.trim().replaceAll(', ', ','),
        );
      return { contents: `export default ${JSON.stringify(css)};`, loader: 'js' };
    });
  },
};

const shortening = {
  mangleProps: new RegExp(`^(${Object.keys(SHORTENED).join('|')})$`),
  mangleCache: { ...SHORTENED },
};

/** Hexadecimal digits of a hash: as few as names of files may have. */
const HASH_DIGITS = 16;

const hashOf = (...contents: readonly string[]): string =>
  createHash('sha256').update(contents.join('\n')).digest('hex').slice(0, HASH_DIGITS);

const named = (name: string, content: string, hash = hashOf(content)): BuiltFile => ({
  file: `${name}-${hash}.js`,
  content,
});

interface Bundling {
  /** What the build writes into it. */
  readonly define?: Readonly<Record<string, unknown>>;
  readonly format?: 'esm' | 'iife';
  /** Whether it is handed nothing by others than the front's own files, and hands nothing to them. */
  readonly isOwn?: boolean;
}

const bundle = async (
  entry: string,
  { define = {}, format = 'esm', isOwn = false }: Bundling = {},
): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, entry)],
    bundle: true,
    write: false,
    format,
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    plugins: [minifiedCss, ownFolder],
    define: Object.fromEntries(Object.entries(define).map(([key, value]) => [key, JSON.stringify(value)])),
    ...(isOwn && shortening),
    tsconfigRaw: {},
    logLevel: 'warning',
  });
  // A second pass finds what the first one leaves: about 2.5 % of the bytes.
  const { code } = await minify(outputFiles[0]!.text, {
    ecma: 2020,
    module: format === 'esm',
    compress: {
      passes: 6,
      keep_fargs: false,
      pure_getters: true,
      unsafe: true,
      unsafe_arrows: true,
      unsafe_comps: true,
      unsafe_methods: true,
    },
    format: { ecma: 2020 },
  });
  // The same in fewer bytes: nobody waits for it to change.
  const short = code!.replace(/export\{([\w$]+) as default\};$/, 'export default $1');
  return isOwn ? withShortProperties(short) : short;
};

/** Words as a module has them: names without quotes, where they may be without. */
const literalOf = (words: object): string =>
  `{${Object.entries(words)
    .map(([key, text]: [string, string | object]) => {
      const name = SHORTENED[key] ?? key;
      return `${/^[a-z]\w*$/i.test(name) ? name : `'${name}'`}:${typeof text === 'string' ? JSON.stringify(text) : literalOf(text)}`;
    })
    .join(',')}}`;

/** The words of a language, in two files: the first ones, and the rest. */
const wordsIn = (language: Language): Readonly<Record<string, string>> => {
  const isFirst = (key: string): boolean => (FIRST_KEYS as readonly string[]).includes(key);
  const isOutbound = (key: string): boolean => (OUTBOUND_KEYS as readonly string[]).includes(key);
  const moduleOf = (chosen: (key: string) => boolean): string =>
    `export default${literalOf(Object.fromEntries(Object.entries(allWords[language]).filter(([key]) => chosen(key))))}`;
  return {
    [`words-${language}`]: moduleOf(isFirst),
    [`more-words-${language}`]: moduleOf((key) => !isFirst(key) && !isOutbound(key)),
  };
};

const address = ({ file }: BuiltFile): string => `./${file}`;

/** Something of each language. */
const byLanguage = <T>(of: (language: Language) => T): Readonly<Record<Language, T>> =>
  Object.fromEntries(
    (Object.keys(LANGUAGES) as Language[]).map((language) => [language, of(language)]),
  ) as Record<Language, T>;

/** What the front loads, or what it loads does by way of it. */
const LEAVES = {
  chat: 'chat/room.ts',
  live: 'live/room.ts',
  list: 'list/room.ts',
  files: 'files/room.ts',
  details: 'details/room.ts',
  sound: 'sound.ts',
  context: 'context/room.ts',
  'hand-over': 'hand-over/room.ts',
  hosted: 'hosted.ts',
  shade: 'shade.ts',
  font: 'font.ts',
  locales: 'locales.ts',
} as const;

/** Those files, and the words: all with one hash, so that the front has one to carry. */
const leaves = async () => {
  const contents = Object.fromEntries(
    await Promise.all(
      Object.entries(LEAVES).map(
        async ([name, entry]) => [name, await bundle(entry, { isOwn: true })] as const,
      ),
    ),
  );
  const texts = byLanguage(wordsIn);
  const hash = hashOf(...Object.values(contents), ...Object.values(texts).flatMap(Object.values<string>));
  const leaf = (name: keyof typeof LEAVES): BuiltFile => named(name, contents[name]!, hash);
  return {
    hash,
    chat: leaf('chat'),
    live: leaf('live'),
    list: leaf('list'),
    files: leaf('files'),
    details: leaf('details'),
    sound: leaf('sound'),
    context: leaf('context'),
    handOver: leaf('hand-over'),
    hosted: leaf('hosted'),
    shade: leaf('shade'),
    font: leaf('font'),
    locales: leaf('locales'),
    words: byLanguage((language) =>
      Object.entries(texts[language]).map(([name, content]) => named(name, content, hash)),
    ),
  };
};

/** Builds the messenger's files, each with the names of those that it loads. The same input gives the same bytes. */
export const buildFront = async (): Promise<BuiltFront> => {
  const { hash, ...parts } = await leaves();
  const front = named('front', await bundle('front.ts', { isOwn: true, define: { LEAVES: hash } }));
  const outboundWords = byLanguage((language) => {
    const { outboundAnswer: answer, outboundClose: close, team } = allWords[language];
    return { answer, close, team };
  });
  const outbound = named(
    'outbound',
    await bundle('../outbound/outbound.ts', { define: { OUTBOUND_WORDS: outboundWords } }),
  );
  const said = named(
    'said',
    await bundle('../outbound/on-host.ts', { define: { OUTBOUND: address(outbound) } }),
  );
  const launcher = named(
    'launcher',
    await bundle('launcher.ts', { define: { FRONT: address(front), SAID: address(said) } }),
  );
  const preview = named('preview', await bundle('preview/preview.ts', { format: 'iife' }));
  return { launcher, front, ...parts, outbound, said, preview };
};

/** All files of a build. */
export const filesOfFront = ({ words, ...others }: BuiltFront): readonly BuiltFile[] => [
  ...Object.values(others),
  ...Object.values(words).flat(),
];

/**
 * The policy of the live preview's page: of other addresses, images and fonts that the owner may choose. Its frame adds
 * the sandbox: `sandbox="allow-scripts"`. In a sandbox WebKit takes nothing for `'self'`, so scripts have schemes instead;
 * Trusted Types without any policy see to it that the page's own is the only one.
 */
export const PREVIEW_POLICY =
  "default-src 'none'; script-src 'self' http: https:; img-src 'self' https: data:; style-src https:; font-src https: data:; connect-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** The page of the live preview: a real file, as a frame's `srcdoc` would have the admin's policy. */
export const previewPage = ({ preview }: Pick<BuiltFront, 'preview'>): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${PREVIEW_POLICY}"><meta name="viewport" content="width=device-width"><title>Preview</title></head><body><script src="${preview.file}"></script></body></html>\n`;

/** Writes the files to a folder, the one that the loader is in as well. Those of an earlier build go. */
export const writeFront = async (folder: string, front: BuiltFront): Promise<void> => {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) if (HASHED_FILE.test(`./${name}`)) await rm(join(folder, name));
  await writeFile(join(folder, 'preview.html'), previewPage(front));
  for (const { file, content } of filesOfFront(front)) await writeFile(join(folder, file), content);
};
