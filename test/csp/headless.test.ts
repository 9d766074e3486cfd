// needs: frameworks
import { orttoConnection } from '@talk-suite/core/fixtures';
import { expect, test } from '@jest/globals';
import { transformSync } from 'esbuild';
import { readDocument } from '../../core/check/document.ts';
import { FRAMEWORKS_FOLDER } from '../../scripts/machine/framework-packages.ts';
import { newAppData } from '../../shopify-app/app-data/index.ts';
import { storefrontPart } from '../../shopify-app/app-data/storefront.ts';
import { headlessComponent } from '../../shopify-app/app/security/headless.ts';
import { writtenPolicy } from '../../shopify-app/app/security/policy.ts';
import { startHydrogen } from './servers/answers.ts';

const appData = newAppData();
const rule = {
  id: 'a',
  name: '',
  effect: 'hide' as const,
  enabled: true,
  when: { path: ['/pages/"a"</script>'] },
};
const connected = {
  ...appData,
  settings: {
    ...appData.settings,
    connection: orttoConnection({ captureHost: 'https://capture-api.eu.autopilotapp.com/' }),
    visibility: { ...appData.settings.visibility, rules: [rule] },
  },
};

test('the component brings Talk’s tag into a page of Hydrogen, with the nonce of its policy', async () => {
  const { code } = transformSync(headlessComponent(connected)!, {
    loader: 'jsx',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'react',
  });
  const { text } = writtenPolicy('hydrogen', connected.settings);
  const server = await startHydrogen(text, FRAMEWORKS_FOLDER, code);
  try {
    const response = await fetch(server.url);
    const { loader } = readDocument(await response.text());
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(loader).toMatchObject({ src: '/talk.js', async: '' });
    expect(policy).toContain(`'nonce-${loader?.nonce}'`);
    for (const [name, value] of Object.entries(storefrontPart(connected)!))
      expect([name, loader?.[`data-${name}`]]).toEqual([name, value]);
  } finally {
    await server.stop();
  }
});
