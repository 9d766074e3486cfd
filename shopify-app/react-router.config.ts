import type { Config } from '@react-router/dev/config';

export default {
  buildDirectory: 'build-output',
  ssr: true,
  // Four routes: asking the server for each costs more than telling them all at once.
  routeDiscovery: { mode: 'initial' },
} satisfies Config;
