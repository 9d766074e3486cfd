import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, transform, type Plugin } from 'esbuild';
import { allWords } from '../words/index.ts';
import { LANGUAGES, type Language } from '../words/language.ts';
import { HASHED_FILE, ownFolder } from './own-folder.ts';

/**
 * Bytes gzipped, at most: of the launcher; of homepage, form and thread, for which 16 KiB are the goal that is not
 * reached yet; and of all that a visitor's first conversation loads after the launcher.
 */
export const LIMITS = { launcher: 1500, front: 22_900, conversation: 26_900 } as const;

/** A built file. */
export interface BuiltFile {
  /** `launcher-0a1b….js`: what it is, and the hash of its content. */
  readonly file: string;
  readonly content: string;
}

export interface BuiltFront {
  readonly launcher: BuiltFile;
  readonly front: BuiltFile;
  readonly conversation: BuiltFile;
  readonly handOver: BuiltFile;
  readonly words: Readonly<Record<Language, BuiltFile>>;
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

/** Hexadecimal digits of a hash: half of them would do against chance. */
const HASH_DIGITS = 20;

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
  const content = outputFiles[0]!.text;
  return { file: hashedName(name, content), content };
};

const address = ({ file }: BuiltFile): string => `./${file}`;

/** Builds the messenger's files, each with the names of those that it loads. The same input gives the same bytes. */
export const buildFront = async (): Promise<BuiltFront> => {
  const languages = Object.keys(LANGUAGES) as Language[];
  const words = Object.fromEntries(
    await Promise.all(
      languages.map(async (language) => [
        language,
        await bundle(`words-${language}`, {
          contents: `export { ${language} as default } from '../words/${language}.ts';`,
        }),
      ]),
    ),
  ) as Record<Language, BuiltFile>;
  const [conversation, handOver] = await Promise.all([
    bundle('conversation', 'conversation/transport.ts'),
    bundle('hand-over', 'hand-over.ts'),
  ]);
  const front = await bundle('front', 'front.ts', {
    WORDS: Object.fromEntries(languages.map((language) => [language, address(words[language])])),
    CONVERSATION: address(conversation),
    HAND_OVER: address(handOver),
  });
  const launcher = await bundle('launcher', 'launcher.ts', {
    FRONT: address(front),
    LAUNCHER_WORDS: Object.fromEntries(
      languages.map((language) => [language, [allWords[language].open, allWords[language].cannotConnect]]),
    ),
  });
  const preview = await bundle('preview', 'preview/preview.ts', {}, 'iife');
  return { launcher, front, conversation, handOver, words, preview };
};

/** All files of a build. */
export const filesOfFront = ({ words, ...files }: BuiltFront): readonly BuiltFile[] => [
  ...Object.values(files),
  ...Object.values(words),
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
