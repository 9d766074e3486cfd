import { orttoConnection } from '@talk-suite/core/fixtures';
import { describe, expect, test } from '@jest/globals';
import { codeOf } from '@talk-suite/core/findings';
import { newAppData } from '../../app-data/index.ts';
import { t } from '../t.ts';
import { neededSources, writtenPolicy } from './policy.ts';

const { settings } = newAppData();
const connected = {
  ...settings,
  connection: orttoConnection({
    trackingKey: 'AAECAwQFBgcICQoLZXhhbXBsZQ',
    captureHost: 'https://capture-api.eu.autopilotapp.com/',
    scriptUrl: 'https://cdneu.net/app.js',
    dataRegion: 'eu',
  }),
};

describe('a policy for a store front of one’s own', () => {
  test('in Hydrogen keeps what Hydrogen needs as well as what Talk needs', () => {
    const { text } = writtenPolicy('hydrogen', connected);
    expect(text).toContain('createContentSecurityPolicy({');
    const scripts = /scriptSrc(?:Elem)?: \[([^\]]*)\]/.exec(text)?.[1] ?? '';
    expect(scripts).toContain('https://cdn.shopify.com');
    expect(scripts).toContain('https://cdneu.net');
    expect(text).toContain('https://talk-api.eu.autopilotapp.com');
    expect(text).toContain('checkoutDomain: context.env.PUBLIC_CHECKOUT_DOMAIN');
    for (const kept of [`"'unsafe-inline'"`, 'baseUri', 'frameAncestors', 'monorail-edge.shopifysvc.com'])
      expect(text).toContain(kept);
  });

  test('warns of nothing that is switched off, where Hydrogen allows it itself', () => {
    expect(writtenPolicy('hydrogen', connected).blockers).toEqual([]);
    const sources = (csp: typeof settings.csp) =>
      neededSources({ ...connected, csp }).map(({ source }) => source);
    expect(sources(settings.csp)).not.toContain('blob:');
    expect(sources(settings.csp)).not.toContain("'unsafe-inline'");
    const all = { ...settings.csp, allowInlineStyles: true, allowBlobWorkers: true };
    expect(sources(all)).toEqual(expect.arrayContaining(['blob:', "'unsafe-inline'"]));
  });

  test('in a server’s words is a header', () => {
    expect(writtenPolicy('nginx', connected).text).toMatch(
      /^add_header Content-Security-Policy ".*https:\/\/cdneu\.net/m,
    );
  });

  test('is not guessed at before the store is connected', () => {
    expect(writtenPolicy('hydrogen', settings).blockers.map(codeOf)).toContain('notConnected');
    expect(neededSources(settings)).toEqual([]);
  });

  test('names every source with its reason', () => {
    const needed = neededSources(connected);
    expect(needed.map(({ source }) => source)).toContain('https://cdneu.net');
    for (const { why } of needed) expect(t(why)).not.toBe('');
  });
});
