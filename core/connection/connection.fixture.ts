import type { Connection } from './types.ts';

/**
 * For tests: a connection as the tracking code of an account at Ortto's US instance yields it.
 * @param changes what a test is about
 */
export const orttoConnection = (changes: Partial<Connection> = {}): Connection => ({
  service: 'ortto',
  trackingKey: 'ZaGyw9Tl9gcYKTpLYWNtZQ',
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
  options: {},
  track: {},
  dataRegion: null,
  ...changes,
});

/** For tests: a connection as the tracking code of a Talk server yields it. */
export const talkServerConnection = (changes: Partial<Connection> = {}): Connection => ({
  service: 'talk-server',
  trackingKey: 'talk-0123456789abcdef01',
  captureHost: 'https://chat.acme.example/',
  scriptUrl: 'https://chat.acme.example/app.js',
  options: {},
  track: {},
  dataRegion: null,
  ...changes,
});
