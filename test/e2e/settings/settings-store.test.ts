// needs: native
import { describe, expect, test } from '@jest/globals';
import { defaultSettings } from '@talk-suite/core/settings';
import { phpString } from '../../wordpress/php-code.ts';
import { startNative } from '../../wordpress/stack.ts';
import { wordpressSample } from '../../wordpress/versions.ts';
import { embedTags } from '../site/embed-tag.ts';
import { CONNECTED, settingsSite, withOptions, type Stored } from '../site/settings-site.ts';

describe.each(wordpressSample())('the settings store on WordPress %s', (wordpress) => {
  const site = settingsSite(() => startNative({ wordpress }));
  const { read, save, raw } = site;

  describe('many at once', () => {
    test('of 50 parallel saves from one revision one wins, the others learn of it', async () => {
      const { revision } = await read();
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, writer) => save({ revision, settings: withOptions({ writer }) })),
      );
      const winners = answers.flatMap(({ status, body }) =>
        status === 200 ? [body.settings.connection!.options] : [],
      );
      expect(winners).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
      expect(await read()).toEqual({ revision: revision + 1, settings: withOptions(winners[0]!) });
    });

    test('writers that start again from the newer settings lose nothing', async () => {
      await save({ ...(await read()), settings: withOptions({}) });
      const write = async (writer: number): Promise<void> => {
        let current = await read();
        for (;;) {
          const options = { ...current.settings.connection!.options, [`writer${writer}`]: writer };
          const answer = await save({ revision: current.revision, settings: withOptions(options) });
          if (answer.status === 200) return;
          expect(answer.status).toBe(409);
          current = answer.body.data as Stored;
        }
      };
      const writers = Array.from({ length: 12 }, (_, writer) => writer);
      await Promise.all(writers.map(write));
      expect((await read()).settings.connection!.options).toEqual(
        Object.fromEntries(writers.map((writer) => [`writer${writer}`, writer])),
      );
    });

    test('so too where the option is not there yet', async () => {
      await site.stack.runPhp(`delete_option( 'talk_messenger' );`);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, writer) => save({ revision: 0, settings: withOptions({ writer }) })),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(19).fill(409)]);
      expect((await read()).revision).toBe(1);
    });

    test('a page setting stored during saves is not lost, nor are the saves', async () => {
      const page = await site.stack.evalPhp<number>(
        `$id = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Blog' ) );
        update_option( 'page_for_posts', $id ); return $id;`,
      );
      const key = '_talk_messenger_visibility';
      const toggle = async (times: number): Promise<void> => {
        for (let turn = 0; turn < times; turn += 1) {
          const value = turn % 2 === 0 ? 'show' : 'hide';
          const answer = await site.admin.rest('POST', `/wp/v2/pages/${page}`, { meta: { [key]: value } });
          expect(answer.status).toBe(200);
        }
      };
      const count = async (times: number): Promise<void> => {
        for (let turn = 0; turn < times; turn += 1) {
          const current = await read();
          expect((await save({ ...current, settings: withOptions({ turn }) })).status).toBe(200);
        }
      };
      const { revision } = await read();
      await Promise.all([toggle(20), count(20)]);
      expect((await read()).revision).toBe(revision + 20);
      expect(JSON.parse(await raw()).overrides).toEqual({ 'posts-page': 'hide' });
    });
  });

  describe('an option that is not what we stored', () => {
    test.each([
      ['text', phpString('garbage')],
      ['an empty text', `''`],
      ['a number', '7'],
      ['a list of PHP', `array( 'settings' => array( 'enabled' => true ) )`],
      ['an object of PHP', `(object) array( 'revision' => new ArrayObject() )`],
      ['a JSON list', `'[]'`],
      ['JSON null', `'null'`],
      ['settings as a number', `'{"revision":"x","settings":5,"overrides":7,"setAside":"y"}'`],
      [
        'sections of wrong types',
        `'{"revision":-1,"settings":{"enabled":"yes","visibility":[],"loading":{"strategy":{}}}}'`,
      ],
      [
        'half a connection',
        phpString(
          JSON.stringify({ revision: 1, settings: { ...defaultSettings(), connection: { trackingKey: 1 } } }),
        ),
      ],
      ['options as a list', phpString(JSON.stringify({ revision: 1, settings: withOptions([] as never) }))],
      [
        'visibility of another kind',
        phpString(
          JSON.stringify({
            revision: 1,
            settings: { ...defaultSettings(), visibility: { default: 'maybe' } },
          }),
        ),
      ],
      ['half of a text', phpString(JSON.stringify({ revision: 1, settings: withOptions({}) }).slice(0, 200))],
    ])('%s behaves like fresh settings, and can be replaced', async (_name, value) => {
      await site.stack.runPhp(`update_option( 'talk_messenger', ${value} );`);
      const { status, body } = await site.stack.measure('/');
      expect(status).toBe(200);
      expect(embedTags(body)).toEqual([]);
      const current = await read();
      expect(current.settings).toEqual(defaultSettings());
      expect((await site.admin.page('/wp-admin/admin.php?page=talk-messenger')).html).toContain(
        'talk-messenger-root',
      );
      expect((await save({ ...current, settings: CONNECTED })).status).toBe(200);
      expect(embedTags((await site.stack.measure('/')).body)).toHaveLength(1);
    });

    test('settings of an earlier form get the defaults of what came later', async () => {
      const { installation, loading, ...earlier } = CONNECTED;
      const envelope = JSON.stringify({ revision: 4, settings: { ...earlier, later: { kept: true } } });
      await site.stack.runPhp(`update_option( 'talk_messenger', ${phpString(envelope)} );`);
      expect(embedTags((await site.stack.measure('/')).body)).toHaveLength(1);
      const current = await read();
      expect(current).toEqual({ revision: 4, settings: { ...earlier, installation, loading } });
      expect((await save(current)).status).toBe(200);
      expect(JSON.parse(await raw()).setAside).toEqual({ later: { kept: true } });
    });
  });

  test('more than every page should read is refused with the numbers, and what is stored stays', async () => {
    const current = await read();
    const rules = Array.from({ length: 900 }, (_, number) => ({
      id: `rule-${number}`,
      name: '',
      effect: 'hide',
      enabled: true,
      when: { path: [0, 1, 2].map((part) => `/${number}/${part}/${'x'.repeat(80)}`) },
    }));
    const settings = { ...CONNECTED, visibility: { ...CONNECTED.visibility, rules } };
    const { status, body } = await save({ ...current, settings });
    expect(status).toBe(400);
    expect(body.data.errors).toMatchObject([{ field: '', code: 'tooLarge' }]);
    expect(body.data.errors![0]!.message).toMatch(/200000 bytes.*900 rules/);
    expect(await read()).toEqual(current);
    const fewer = { ...settings, visibility: { ...settings.visibility, rules: rules.slice(0, 300) } };
    expect((await save({ ...current, settings: fewer })).status).toBe(200);
    expect((await save({ ...(await read()), settings: CONNECTED })).status).toBe(200);
  });

  test('other plugins hear of a save, and object caches forget the old text', async () => {
    const heard = await site.stack.evalPhp<Record<string, unknown>>(
      `$heard = array();
      add_action( 'talk_messenger_settings_saved', function ( $settings, $before ) use ( &$heard ) {
        $heard['saved'] = array( $before->enabled, $settings->enabled );
        $settings->enabled = 'spoiled';
      }, 10, 2 );
      add_action( 'update_option_talk_messenger', function ( $old, $new, $option ) use ( &$heard ) {
        $heard['option'] = array( json_decode( $old )->settings->enabled, json_decode( $new )->settings->enabled, $option );
      }, 10, 3 );
      foreach ( array( 'litespeed_purge_all', 'breeze_clear_all_cache' ) as $action ) {
        add_action( $action, function () use ( &$heard, $action ) { $heard['purged'][] = $action; } );
      }
      get_option( 'talk_messenger' );
      $request = new WP_REST_Request( 'GET', '/talk-messenger/v1/settings' );
      $current = rest_do_request( $request )->get_data();
      $current['settings']->enabled = false;
      $request = new WP_REST_Request( 'PUT', '/talk-messenger/v1/settings' );
      $request->set_header( 'content-type', 'application/json' );
      $request->set_body( wp_json_encode( $current ) );
      $heard['status'] = rest_do_request( $request )->get_status();
      $heard['read'] = json_decode( get_option( 'talk_messenger' ) )->settings->enabled;
      $heard['cached'] = json_decode( wp_load_alloptions()['talk_messenger'] )->settings->enabled;
      return $heard;`,
      { user: 'admin' },
    );
    expect(heard).toEqual({
      saved: [true, false],
      option: [true, false, 'talk_messenger'],
      purged: ['litespeed_purge_all', 'breeze_clear_all_cache'],
      status: 200,
      read: false,
      cached: false,
    });
  });

  test('a database that refuses is said so, and nothing changes', async () => {
    const answer = await site.stack.evalPhp<{ status: number; code: string }>(
      `global $wpdb;
      $request = new WP_REST_Request( 'GET', '/talk-messenger/v1/settings' );
      $current = rest_do_request( $request )->get_data();
      $wpdb->suppress_errors();
      add_filter( 'query', function ( $query ) { return 0 === strpos( $query, 'UPDATE' ) ? 'UPDATE nowhere SET x = 1' : $query; } );
      $request = new WP_REST_Request( 'PUT', '/talk-messenger/v1/settings' );
      $request->set_header( 'content-type', 'application/json' );
      $request->set_body( wp_json_encode( $current ) );
      $response = rest_do_request( $request );
      return array( 'status' => $response->get_status(), 'code' => $response->get_data()['code'] );`,
      { user: 'admin' },
    );
    expect(answer).toEqual({ status: 500, code: 'talk_messenger_failed' });
  });
});
