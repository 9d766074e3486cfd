import { orttoConnection } from '@talk-suite/core/fixtures';
import { expect, test } from '@jest/globals';
import { newAppData } from '../../app-data/index.ts';
import { storefrontPart } from '../../app-data/storefront.ts';
import { headlessComponent } from './headless.ts';

const connected = (captureHost: string) => {
  const appData = newAppData();
  const connection = orttoConnection({ captureHost, scriptUrl: 'https://cdneu.net/app.js' });
  return { ...appData, identity: true, settings: { ...appData.settings, connection } };
};

test('the component of a storefront of one’s own carries what a theme’s tag does', () => {
  const appData = connected('https://capture-api.eu.autopilotapp.com/');
  const text = headlessComponent(appData)!;
  for (const [name, value] of Object.entries(storefrontPart({ ...appData, identity: false })!))
    expect(text).toContain(`data-${name}={${JSON.stringify(value)}}`);
  // The address that says who is signed in is one of a theme's storefront.
  expect(text).not.toContain('data-identity');
  expect(text).not.toContain('data-hosts');
});

test('it names hosts that are not Ortto’s own, without which the loader stays away', () => {
  expect(headlessComponent(connected('https://track.acme.example/'))).toContain(
    'data-hosts={"track.acme.example"}',
  );
});

test('there is none before the store is connected', () => {
  expect(headlessComponent(newAppData())).toBe(null);
});
