import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, transform, type Plugin } from 'esbuild';
import { minify } from 'terser';
import { allWords } from '../words/index.ts';
import { FIRST_KEYS, OUTBOUND_KEYS, THREAD_KEYS } from '../words/keys.ts';
import { LANGUAGES, type Language } from '../words/language.ts';
import { HASHED_FILE, ownFolder } from './own-folder.ts';

/**
 * Bytes gzipped, at most. The owner's settings, a file of their own, come on top: about 1 KB.
 * - `launcher`: on every page
 * - `firstClick`: all that the first click loads, with the words of the page's language: homepage and form
 * - `thread`: all of homepage, form and thread, until a message is sent and its answer is read
 * - `outbound`: on pages where the team says something first
 * - `said`: on pages of a host that ask whether it does
 * - the others: parts of conversations, loaded where they are needed
 */
export const LIMITS = {
  launcher: 1520,
  firstClick: 12_600,
  thread: 22_550,
  list: 900,
  files: 2600,
  details: 1500,
  sound: 320,
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
  /** Parts of it: for those who have written, where there are files, where something is asked, for those who want it. */
  readonly list: BuiltFile;
  readonly files: BuiltFile;
  readonly details: BuiltFile;
  readonly sound: BuiltFile;
  /** What the team says first; `app.js` loads it, or `said`, which asks on pages of a host. */
  readonly outbound: BuiltFile;
  readonly said: BuiltFile;
  readonly handOver: BuiltFile;
  /** For a gradient or an image. */
  readonly shade: BuiltFile;
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
      return { contents: `export default ${JSON.stringify(code.trim())};`, loader: 'js' };
    });
  },
};

/** Hexadecimal digits of a hash: as few as names of files may have. */
const HASH_DIGITS = 16;

/** The name of a file by its content. */
export const hashedName = (name: string, content: string): string =>
  `${name}-${createHash('sha256').update(content).digest('hex').slice(0, HASH_DIGITS)}.js`;

const bundle = async (
  name: string,
  entry: string | { readonly contents: string },
  define: Readonly<Record<string, unknown>> = {},
  format: 'esm' | 'iife' = 'esm',
): Promise<BuiltFile> => {
  const { outputFiles } = await build({
    ...(typeof entry === 'string'
      ? { entryPoints: [join(import.meta.dirname, entry)] }
      : { stdin: { contents: entry.contents, resolveDir: import.meta.dirname, loader: 'ts' } }),
    bundle: true,
    write: false,
    format,
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    plugins: [minifiedCss, ownFolder],
    define: Object.fromEntries(Object.entries(define).map(([key, value]) => [key, JSON.stringify(value)])),
    tsconfigRaw: {},
    logLevel: 'warning',
  });
  // A second pass finds what the first one leaves: about 2.5 % of the bytes.
  const { code } = await minify(outputFiles[0]!.text, {
    ecma: 2020,
    module: format === 'esm',
    compress: { passes: 3, unsafe_arrows: true, unsafe_methods: true, pure_getters: true },
    format: { ecma: 2020 },
  });
  return builtFile(name, code!);
};

const builtFile = (name: string, content: string): BuiltFile => ({
  file: hashedName(name, content),
  content,
});

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  words: FIRST_KEYS,
  'thread-words': THREAD_KEYS,
};

/** The words of a language, in three files: those of each group, and all else. */
const wordsIn = (language: Language): readonly BuiltFile[] => {
  const groupOf = (key: string): string =>
    Object.keys(GROUPS).find((name) => GROUPS[name]!.includes(key)) ?? 'more-words';
  const all = Object.entries(allWords[language]).filter(
    ([key]) => !(OUTBOUND_KEYS as readonly string[]).includes(key),
  );
  return [...Object.keys(GROUPS), 'more-words'].map((name) => {
    const words = all.filter(([key]) => groupOf(key) === name);
    return builtFile(`${name}-${language}`, `export default ${JSON.stringify(Object.fromEntries(words))};\n`);
  });
};

const address = ({ file }: BuiltFile): string => `./${file}`;

/** Something of each language. */
const byLanguage = <T>(of: (language: Language) => T): Readonly<Record<Language, T>> =>
  Object.fromEntries(
    (Object.keys(LANGUAGES) as Language[]).map((language) => [language, of(language)]),
  ) as Record<Language, T>;

/** Builds the messenger's files, each with the names of those that it loads. The same input gives the same bytes. */
export const buildFront = async (): Promise<BuiltFront> => {
  const words = byLanguage(wordsIn);
  const [list, files, details, sound, handOver, shade] = await Promise.all([
    bundle('list', 'list/room.ts'),
    bundle('files', 'files/room.ts'),
    bundle('details', 'details/room.ts'),
    bundle('sound', 'sound.ts'),
    bundle('hand-over', 'hand-over/room.ts'),
    bundle('shade', 'shade.ts'),
  ]);
  const chat = await bundle('chat', 'chat/room.ts', {
    PARTS: {
      list: address(list),
      files: address(files),
      details: address(details),
      sound: address(sound),
    },
  });
  const front = await bundle('front', 'front.ts', {
    WORDS: byLanguage((language) => words[language].map(address)),
    CHAT: address(chat),
    HAND_OVER: address(handOver),
    SHADE: address(shade),
  });
  const outbound = await bundle('outbound', '../outbound/outbound.ts', {
    OUTBOUND_WORDS: byLanguage((language) => {
      const { outboundAnswer: answer, outboundClose: close, team } = allWords[language];
      return { answer, close, team };
    }),
  });
  const said = await bundle('said', '../outbound/on-host.ts', { OUTBOUND: address(outbound) });
  const launcher = await bundle('launcher', 'launcher.ts', {
    FRONT: address(front),
    SAID: address(said),
  });
  const preview = await bundle('preview', 'preview/preview.ts', {}, 'iife');
  return {
    launcher,
    front,
    chat,
    list,
    files,
    details,
    sound,
    outbound,
    said,
    handOver,
    shade,
    words,
    preview,
  };
};

/** All files of a build. */
export const filesOfFront = ({ words, ...others }: BuiltFront): readonly BuiltFile[] => [
  ...Object.values(others),
  ...Object.values(words).flat(),
];

/** The policy of the live preview's page. Its frame adds the sandbox: `sandbox="allow-scripts"`. */
export const PREVIEW_POLICY =
  "default-src 'none'; script-src 'self'; img-src 'self' https: data:; connect-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

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
