// needs: native
// What the plugin keeps of a person is in what WordPress's own tools export, and goes with what they erase.
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startNative } from '../../wordpress/stack.ts';
import { confirmAddress } from '../site/confirm-address.ts';
import { CONNECTED, settingsSite } from '../site/settings-site.ts';

const site = settingsSite(() => startNative({}));

const ADDRESS = 'ada@example.test';
const CONFIRMED = 'Your email address was confirmed through a mailed link';

/** What the answers of WordPress's exporters and erasers have for us. */
interface Answer {
  readonly success: boolean;
  readonly data: {
    readonly done: boolean;
    readonly data?: readonly {
      readonly group_label: string;
      readonly data: readonly { readonly name: string; readonly value: string }[];
    }[];
    readonly items_removed?: boolean;
    readonly items_retained?: boolean;
    readonly messages?: readonly string[];
  };
}
const TOOLS = {
  export: { action: 'wp-privacy-export-personal-data', request: 'export_personal_data', part: 'exporter' },
  erase: { action: 'wp-privacy-erase-personal-data', request: 'remove_personal_data', part: 'eraser' },
} as const;

/** Runs a tool as its screen does: each exporter or eraser in turn, for a request that its person has confirmed. */
const run = async (tool: keyof typeof TOOLS, address: string): Promise<Answer['data'][]> => {
  const { action, request, part } = TOOLS[tool];
  const id = await site.stack.evalPhp<number>(
    `return wp_create_user_request( '${address}', '${request}', array(), 'confirmed' );`,
  );
  const { html } = await site.admin.page(`/wp-admin/${tool}-personal-data.php`);
  const row = new RegExp(`data-${part}s-count="(\\d+)"\\s+data-request-id="${id}"\\s+data-nonce="(\\w+)"`);
  const [, count, nonce] = row.exec(html)!;
  const answers: Answer['data'][] = [];
  for (let n = 1; n <= Number(count); n += 1) {
    const body = new URLSearchParams({
      action,
      [part]: String(n),
      id: String(id),
      page: '1',
      security: nonce!,
    });
    const { html: json } = await site.admin.page('/wp-admin/admin-ajax.php', { method: 'POST', body });
    const { success, data } = JSON.parse(json) as Answer;
    expect([success, data.done]).toEqual([true, true]);
    answers.push(data);
  }
  await site.stack.runPhp(`wp_delete_post( ${id}, true );`);
  return answers;
};
/** What of an export is the plugin's. */
const exported = async (address: string): Promise<unknown[]> =>
  (await run('export', address))
    .flatMap(({ data }) => data ?? [])
    .filter(({ group_label: label }) => label === 'Talk Messenger')
    .flatMap(({ data }) => data);
const kept = (): Promise<string> =>
  site.stack.evalPhp<string>(
    `return get_user_meta( get_user_by( 'login', 'ada' )->ID, '_talk_messenger_confirmed', true );`,
  );
const isConfirmed = (): Promise<boolean> =>
  site.stack.evalPhp<boolean>(
    `return TalkMessenger\\Identity\\Confirmed_Address::is( get_user_by( 'login', 'ada' ), '${ADDRESS}' );`,
  );

describe('WordPress’s tools for personal data', () => {
  beforeAll(async () => {
    const { revision } = await site.read();
    expect((await site.save({ revision, settings: CONNECTED })).status).toBe(200);
    await site.stack
      .runPhp(`$host = TalkMessenger\\Settings\\Host_Choices::read( (object) array( 'identity' => true, 'verifiedSessions' => true ) );
      ( new TalkMessenger\\Services() )->store()->set_host( $host );
      wp_insert_user( array( 'user_login' => 'ada', 'user_pass' => 'password', 'user_email' => '${ADDRESS}', 'role' => 'subscriber' ) );`);
  });
  beforeEach(() => confirmAddress(site.stack, 'ada'));

  test('export that an address was confirmed, in a form that it cannot be read from or tried against', async () => {
    const hash = await kept();
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await exported(ADDRESS)).toEqual([{ name: expect.stringContaining(CONFIRMED), value: hash }]);
    expect(await site.stack.evalPhp<string>(`return hash( 'sha256', '${ADDRESS}' );`)).not.toBe(hash);
    expect(await exported('editor@example.test')).toEqual([]);
    expect(await exported('nobody@example.test')).toEqual([]);
  });

  test('erase it: nothing is kept, and the address counts as not confirmed', async () => {
    expect(await isConfirmed()).toBe(true);
    const removed = await run('erase', ADDRESS);
    expect(removed.filter(({ items_removed: is }) => is)).toHaveLength(1);
    expect(removed.flatMap(({ messages }) => messages)).toEqual([]);
    expect([await kept(), await isConfirmed()]).toEqual(['', false]);
    expect(await exported(ADDRESS)).toEqual([]);
    expect((await run('erase', ADDRESS)).filter(({ items_removed: is }) => is)).toEqual([]);
  });

  test('say what is left where it cannot be deleted', async () => {
    await site.stack.runPhp(
      `file_put_contents( WPMU_PLUGIN_DIR . '/no-delete.php', "<?php add_filter( 'delete_user_metadata', '__return_false' );" );`,
    );
    const answers = await run('erase', ADDRESS);
    await site.stack.runPhp(`unlink( WPMU_PLUGIN_DIR . '/no-delete.php' );`);
    expect(answers.filter(({ items_retained: is }) => is).map(({ messages }) => messages)).toEqual([
      [expect.stringContaining('delete the user meta _talk_messenger_confirmed')],
    ]);
  });

  test('have nothing of an address that its user has given up', async () => {
    await site.stack.runPhp(
      `wp_update_user( array( 'ID' => get_user_by( 'login', 'ada' )->ID, 'first_name' => 'Ada' ) );`,
    );
    expect(await kept()).not.toBe('');
    await site.stack.runPhp(
      `wp_update_user( array( 'ID' => get_user_by( 'login', 'ada' )->ID, 'user_email' => 'new@example.test' ) );`,
    );
    expect(await kept()).toBe('');
  });
});
