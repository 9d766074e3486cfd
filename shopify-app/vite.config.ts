import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [reactRouter()],
  // One React: beside the plugin's, which WordPress dictates, npm puts two into this repository.
  resolve: { dedupe: ['react', 'react-dom', 'react-router'] },
  ssr: {
    noExternal: [
      /^@react-router\//,
      /^@shopify\/(app-bridge-react|shopify-app-react-router)/,
      /^@talk-suite\//,
      'isbot',
      'react',
      'react-dom',
      'react-router',
    ],
  },
  build: { chunkSizeWarningLimit: 600 },
});
