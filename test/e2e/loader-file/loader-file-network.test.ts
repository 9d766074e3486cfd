// needs: native
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { connectedSettings } from '../../wordpress/connect.ts';
import { phpString } from '../../wordpress/php-code.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { embedTags } from '../site/embed-tag.ts';

const KEYS = { '/': 'Zm9vYmFyYmF6cXV4YWNtZQ', '/second/': 'c2Vjb25kc2Vjb25kc2Vjb25k' } as const;

let stack: WordPressStack;
beforeAll(async () => {
  stack = await startNative({
    wordpress: 'newest',
    multisite: true,
    activate: 'network',
    muPlugins: [`${import.meta.dirname}/loader-file.php`],
  });
}, 240_000);
afterEach(() => expect(stack.phpLog()).toBe(''));
afterAll(() => stack?.stop());

test('on a network, each site has a loader file of its own, with its own settings', async () => {
  for (const [site, trackingKey] of Object.entries(KEYS)) {
    const settings = connectedSettings({
      trackingKey,
      captureHost: 'https://capture-api.autopilotapp.com/',
      scriptUrl: 'https://cdn2l.ink/app.js',
    });
    const option = JSON.stringify({ revision: 1, own: true, settings, overrides: {} });
    await stack.runPhp(
      `update_option( 'talk_messenger', ${phpString(option)} );
      do_action( 'talk_messenger_settings_saved', new stdClass(), new stdClass() );`,
      { site, user: 'admin' },
    );
  }
  const sources: string[] = [];
  for (const [site, trackingKey] of Object.entries(KEYS)) {
    const [tag] = embedTags((await stack.measure(site)).body);
    const source = tag!.attributes['src']!;
    sources.push(source);
    expect(tag!.attributes).not.toHaveProperty('data-key');
    const path = new URL(source).pathname.replace(/^\/second\//, '/');
    expect(readFileSync(join(stack.folder, path), 'utf8')).toContain(`{"key":"${trackingKey}"`);
  }
  expect(new Set(sources).size).toBe(2);
});
