import { reactRouter } from '@react-router/dev/vite';
import { appendFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

/** Names the files that went into the bundles, one a line, for the list of licences (scripts/build/packages.ts). */
const listModules = (): Plugin => ({
  name: 'list-modules',
  apply: 'build',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
    const files = chunks.flatMap(({ moduleIds }) => moduleIds.map((id) => id.replace(/^\0|\?.*$/g, '')));
    const list = process.env.TALK_MODULES;
    if (list !== undefined) appendFileSync(list, `${files.join('\n')}\n`);
  },
});

export default defineConfig({
  plugins: [reactRouter(), listModules()],
  // One React: next to the plugin's, which WordPress dictates, npm puts two into this repository.
  resolve: { dedupe: ['react', 'react-dom', 'react-router'] },
  ssr: {
    noExternal: [
      /^@react-router\//,
      /^@shopify\/(app-bridge-react|shopify-app-react-router)/,
      /^@talk-suite\//,
      // Judged by the core's own version of it, whatever else lies around the build.
      'ipaddr.js',
      'isbot',
      'react',
      'react-dom',
      'react-router',
    ],
  },
  build: { chunkSizeWarningLimit: 600 },
});
