// needs: native
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { storeSettings } from '../../wordpress/connect.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { otherWordpressSample } from '../../wordpress/versions.ts';
import { embedTags } from '../site/embed-tag.ts';
import { signIn, type SignedIn } from '../site/rest-client.ts';
import { CONNECTED, SETTINGS, withOptions, type Stored } from '../site/settings-site.ts';

let stack: WordPressStack;
let admin: SignedIn;
const fault = (name: string) =>
  stack.runPhp(
    `update_option( 'talk_test_stale', get_option( 'talk_messenger' ) ); update_option( 'talk_test_fault', '${name}' );`,
  );
const read = async (): Promise<Stored> => (await admin.rest<Stored>('GET', SETTINGS)).body;

beforeAll(async () => {
  stack = await startNative({
    wordpress: otherWordpressSample()[0]!,
    muPlugins: [`${import.meta.dirname}/faults.php`],
  });
  admin = await signIn(stack, 'admin');
});
beforeEach(async () => {
  await fault('');
  await storeSettings(stack, CONNECTED);
});
afterEach(() => expect(stack.phpLog()).toBe(''));
afterAll(() => stack?.stop());

test('a database that is gone in the middle of a save loses and doubles nothing', async () => {
  const before = await read();
  await fault('cut');
  const answer = await admin.rest<Stored>('PUT', SETTINGS, {
    revision: before.revision,
    settings: withOptions({ cut: true }),
  });
  await fault('');
  const after = await read();
  // WordPress connects again and asks once more; whatever it answers is what is stored.
  if (answer.status === 200) {
    expect(after).toEqual({ revision: before.revision + 1, settings: withOptions({ cut: true }) });
    expect(answer.body.revision).toBe(after.revision);
  } else {
    expect(answer.status).toBe(500);
    expect(after).toEqual(before);
  }
});

test('an object cache that misses a change hides nothing from those who edit, and overwrites nothing', async () => {
  await fault('stale');
  const first = await read();
  const saved = await admin.rest<Stored>('PUT', SETTINGS, {
    revision: first.revision,
    settings: withOptions({ first: 1 }),
  });
  expect(saved.status).toBe(200);
  // The cache still has the text from before; the screen does not.
  expect(await read()).toEqual({ revision: first.revision + 1, settings: withOptions({ first: 1 }) });
  const late = await admin.rest('PUT', SETTINGS, { revision: first.revision, settings: CONNECTED });
  expect(late.status).toBe(409);
  expect(embedTags((await stack.measure('/')).body)).toHaveLength(1);
});

test('a server that cannot ask itself finds no fault in Talk, and says what it could not see', async () => {
  await fault('loopback');
  const found = await stack.evalPhp<Record<string, { status: string; text: string }>>(
    `$found = array();
    foreach ( ( new TalkMessenger\\Services() )->checks()->applying() as $id => $check ) {
      $result = $check->run();
      $found[ $id ] = array( 'status' => $result->status, 'text' => $result->title . ' ' . $result->summary() );
    }
    return $found;`,
    { user: 'admin' },
  );
  expect(Object.keys(found)).toEqual(expect.arrayContaining(['tag', 'policy']));
  expect(Object.entries(found).filter(([, { status }]) => status === 'critical')).toEqual([]);
  expect(found['tag']).toMatchObject({ status: 'recommended', text: expect.stringContaining('could not') });
});

test('with the REST interface closed, visitors have Talk, and the screen opens with what came along', async () => {
  await fault('rest');
  expect(embedTags((await stack.measure('/')).body)).toHaveLength(1);
  expect((await admin.rest('GET', SETTINGS)).status).toBe(401);
  const { status, html } = await admin.page('/wp-admin/admin.php?page=talk-messenger');
  expect(status).toBe(200);
  // WordPress asks the inside of the interface, which is open.
  expect(html).toMatch(/createPreloadingMiddleware\(.*talk-messenger\\?\/v1\\?\/settings/s);
});

test('a clock that was ahead for a while keeps no observation going, and is no end of an observation that runs', async () => {
  const isObserved = (until: string) =>
    stack.evalPhp<boolean>(
      `update_option( 'talk_messenger_observation', str_repeat( 'a', 16 ) . '.' . ( time() + ${until} ), true );
      return null !== TalkMessenger\\Security\\Observation::until();`,
    );
  expect(await isObserved('YEAR_IN_SECONDS')).toBe(false);
  expect(await isObserved('WEEK_IN_SECONDS')).toBe(true);
  expect(await isObserved('-1')).toBe(false);
  await stack.runPhp(`delete_option( 'talk_messenger_observation' );`);
});
