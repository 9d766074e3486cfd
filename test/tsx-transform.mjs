// Jest's transformer for JSX in tests of the admin extension; everything else runs as it is.
import { transformSync } from 'esbuild';

export default {
  process: (source, file) =>
    transformSync(source, {
      loader: 'tsx',
      format: 'esm',
      target: 'node24',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcemap: 'inline',
      sourcefile: file,
    }),
};
