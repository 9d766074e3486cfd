// Runs a PHP script in WebAssembly, for machines without PHP and for versions they do not have:
// `node php-cli.ts VERSION SCRIPT [ARGUMENT…]`. Standard streams and exit code are the script's.
// Standard input must be a file: an empty pipe is an error to the runtime.
interface StreamedResponse {
  exitCode: Promise<number>;
  stdout: ReadableStream<Uint8Array>;
  stderr: ReadableStream<Uint8Array>;
}

interface Php {
  chdir(path: string): void;
  cli(argv: string[]): Promise<StreamedResponse>;
  exit(): void;
}

/** The parts of @php-wasm that we use; their own types are there only when they are installed. */
interface PhpNode {
  loadNodeRuntime(version: string, options: unknown): Promise<unknown>;
  useHostFilesystem(php: Php): void;
}
interface PhpUniversal {
  PHP: new (runtime: unknown) => Php;
}

const load = async <T>(specifier: string): Promise<T> => (await import(specifier)) as T;

const { loadNodeRuntime, useHostFilesystem } = await load<PhpNode>('@php-wasm/node');
const { PHP } = await load<PhpUniversal>('@php-wasm/universal');

/** Passes everything on; each part is with the reader before the next, and the last before this process ends. */
const pour = async (from: ReadableStream<Uint8Array>, to: NodeJS.WriteStream): Promise<void> => {
  for await (const chunk of from) await new Promise((resolve) => to.write(chunk, resolve));
};

const [version = '8.3', ...command] = process.argv.slice(2);
const php = new PHP(await loadNodeRuntime(version, { emscriptenOptions: { processId: process.pid } }));
useHostFilesystem(php);
php.chdir(process.cwd());
const response = await php.cli(['php', ...command]);
await Promise.all([pour(response.stdout, process.stdout), pour(response.stderr, process.stderr)]);
// The runtime keeps handles open that would keep the process alive.
process.exit(await response.exitCode);
