import { describe, expect, test } from '@jest/globals';
import { phpString } from '../../../wordpress/php-code.ts';
import { API, STRICT, type SecuritySite } from './site.ts';

/** What the server makes of a document, and what it reports to Site Health. */
export const describeServer = (site: () => SecuritySite): void =>
  describe('the server', () => {
    test('policies in meta elements count where browsers let them count', async () => {
      const { stack } = site();
      const policy = (content: string): string =>
        `<meta http-equiv="Content-Security-Policy" content="${content}">`;
      const documents = [
        `<head><template>${policy('a')}</template><noscript>${policy('b')}</noscript>${policy('yes')}</head><body>${policy('c')}`,
        `<head><title>${policy('a')}</title><!--${policy('b')}--><script>'${policy('c')}'</script>${policy('yes')}`,
        `${policy('yes')} a word ${policy('no')}`,
        `<head><div></div>${policy('no')}`,
      ];
      const found = await stack.evalPhp<string[][]>(`
        return array_map(
          static function ( $html ) { return ( new TalkMessenger\\Security\\Document( $html ) )->meta; },
          json_decode( ${phpString(JSON.stringify(documents))} ) );`);
      expect(found).toEqual([['yes'], ['yes'], ['yes'], []]);
    });

    test('Site Health says what blocks Talk, and support gets no secrets', async () => {
      const { stack, ortto, admin, does, emptyCache } = site();
      const health = async () =>
        (
          await admin.rest<{ status: string; label: string; description: string }>(
            'GET',
            `${API}/health/policy`,
          )
        ).body;
      emptyCache();
      expect((await health()).status).toBe('good');
      emptyCache();
      await does({ headers: [`Content-Security-Policy: ${STRICT}`] });
      const { status, description } = await health();
      expect(status).toBe('recommended');
      expect(description).toContain('wss://talk-api.autopilotapp.com');
      emptyCache();
      await stack.runPhp(`
        $hidden = array( '"default":"show"' => '"default":"hide"', '"whenHidden":"track"' => '"whenHidden":"nothing"' );
        update_option( 'talk_messenger', strtr( get_option( 'talk_messenger' ), $hidden ) );`);
      expect(await health()).toMatchObject({ status: 'good', label: expect.stringContaining('not on the') });
      const information = await stack.evalPhp<Record<string, unknown>>(
        `require_once ABSPATH . 'wp-admin/includes/admin.php';
         ( new TalkMessenger\\Services() )->security()->register_site_health();
         return apply_filters( 'debug_information', array() )['talk-messenger'];`,
      );
      expect(JSON.stringify(information)).toContain('"off"');
      const intl = await stack.evalPhp<boolean>("return class_exists( 'Normalizer' );");
      expect(information).toMatchObject({ fields: { letters: { debug: String(intl) } } });
      expect(JSON.stringify(information)).not.toContain(ortto.trackingKey);
    });
  });
