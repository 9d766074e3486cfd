import { describe, expect, test } from '@jest/globals';
import { normalisePath } from '../../../../core/visibility/patterns/normalise.ts';
import type { PageContext } from '../../../../core/visibility/index.ts';
import { anonymous } from '../../site/rest-client.ts';
import { REST, type AdminSite, type KnownPage } from './site.ts';

interface Named {
  value: string;
  label: string;
}

/** A context as rules see it: how its address is written makes no difference. */
const known = ({ url = '', home = '/', ...facts }: PageContext) => ({
  ...facts,
  path: normalisePath(url, home),
});

const PATHS = ['/choices', '/terms', '/context?address=/', '/pages'].map(
  (path) => `${REST}/visibility${path}`,
);

/** What the Pages tab asks the server. */
export const describeRest = (site: () => AdminSite): void =>
  describe('REST', () => {
    const at = (address: string) =>
      site().get<KnownPage>(`/visibility/context?address=${encodeURIComponent(address)}`);

    test.each(PATHS)('%s is for those who manage the site', async (path) => {
      const { stack, admin, as } = site();
      expect((await anonymous(stack)('GET', path)).status).toBe(401);
      for (const user of ['subscriber', 'editor']) {
        expect((await (await as(user)).rest('GET', path)).status).toBe(403);
      }
      const withoutNonce = await fetch(`${stack.url}/wp-json${path}`, { headers: { cookie: admin.cookie } });
      expect(withoutNonce.status).toBe(401);
      expect((await admin.rest('GET', path)).status).toBe(200);
    });

    test('says what rules can name', async () => {
      const choices = await site().get<Record<string, Named[]>>('/visibility/choices');
      const values = (key: string) => choices[key]!.map(({ value }) => value);
      expect(choices['home']).toBe(`${site().stack.url}/`);
      expect(values('types')).toEqual(expect.arrayContaining(['post', 'page', 'product', 'talk_event']));
      expect(values('types')).not.toContain('revision');
      expect(values('taxonomies')).toContain('product_cat');
      expect(values('taxonomies')).not.toContain('talk_internal');
      expect(choices['roles']).toContainEqual({ value: 'editor', label: 'Editor' });
      expect(values('locales')).toContain('en-US');
    });

    test('finds terms by name, and those that rules name, as text', async () => {
      const news = { value: 'category:news', label: 'News', taxonomy: 'Categories' };
      expect(await site().get('/visibility/terms?search=new')).toEqual([news]);
      const found = await site().get<Named[]>(
        '/visibility/terms?include=product_cat:mugs,category:gone,nonsense,category:news',
      );
      expect(found.map(({ value }) => value)).toEqual(['product_cat:mugs', 'category:news']);
      expect(found[0]!.label.trim()).toBe('Mugs');
    });

    // What the page itself knew is at its foot.
    test.each([
      ['/', 'Home'],
      ['/blog', 'Blog'],
      ['/shop/', 'Shop'],
      ['/about/?src=ad', 'About'],
      ['/about/child/', 'Child'],
      ['/first/', 'First'],
      ['/product/mug/', 'Mug'],
      ['/category/news/', 'Category: News'],
      ['/product-category/mugs/', null],
      ['/events/', 'Archives: Posts'],
      ['/author/admin/', 'Author: admin'],
      [`/${new Date().getFullYear()}/`, null],
      ['/?s=about', 'Search results'],
      ['/secret/', 'Not found'],
      ['/ünknown/', 'Not found'],
      ['/category/none/', 'Not found'],
    ])('knows of %s what the page itself knows', async (address, title) => {
      const { stack } = site();
      const html = await (await fetch(stack.url + address)).text();
      const [, json] = /<script type="application\/json" id="talk-test-context">(.*?)<\/script>/.exec(html)!;
      for (const typed of [address, stack.url + address]) {
        const found = await at(typed);
        expect(known(found.context)).toEqual(known(JSON.parse(json!) as PageContext));
        if (title !== null) expect(found.title).toBe(title);
      }
    });

    test('follows where WordPress sends visitors on', async () => {
      const { ids, stack } = site();
      const { context, edit } = await at(`/?p=${ids.first}`);
      expect(known(context)).toMatchObject({ path: '/first', id: ids.first });
      expect(edit).toBe(`${stack.url}/wp-admin/post.php?post=${ids.first}&action=edit`);
    });

    test.each([
      ['https://example.com/', 'talk_messenger_not_this_site'],
      ['//example.com/about/', 'talk_messenger_not_this_site'],
      ['javascript:alert(1)', 'talk_messenger_not_this_site'],
      ['/wp-admin/', 'talk_messenger_no_page'],
      ['/wp-login.php', 'talk_messenger_no_page'],
      ['/wp-json/wp/v2/users', 'talk_messenger_no_page'],
      ['/feed/', 'talk_messenger_no_page'],
      ['/robots.txt', 'talk_messenger_no_page'],
      ['/about/?preview=true', 'talk_messenger_no_page'],
    ])('refuses %s', async (address, code) => {
      const path = `${REST}/visibility/context?address=${encodeURIComponent(address)}`;
      expect(await site().admin.rest('GET', path)).toMatchObject({ status: 400, body: { code } });
    });

    test('lists published pages with their contexts, in a number of queries that does not grow', async () => {
      const { get, stack, admin } = site();
      const { pages, total } = await get<{ pages: KnownPage[]; total: number }>(
        '/visibility/pages?per_page=100',
      );
      expect(pages).toHaveLength(total);
      const titles = pages.map(({ title }) => title);
      expect(titles).toEqual(expect.arrayContaining(['About', 'First', 'Mug']));
      expect(titles).not.toContain('Secret');
      expect(pages.find(({ title }) => title === 'Mug')).toMatchObject({
        context: { kind: 'product', terms: ['product_cat:mugs'] },
        typeLabel: 'Post',
      });
      expect(await get('/visibility/pages?search=chi&per_page=1')).toMatchObject({
        total: 1,
        totalPages: 1,
        pages: [{ title: 'Child' }],
      });
      const queries = async (count: number) => {
        const headers = { cookie: admin.cookie, 'x-wp-nonce': admin.nonce };
        const answer = await stack.measure(`/wp-json${REST}/visibility/pages?per_page=${count}`, { headers });
        expect((JSON.parse(answer.body) as { pages: unknown[] }).pages).toHaveLength(Math.min(count, total));
        return answer.queries;
      };
      // Terms of a second post type, and parents, are a query each.
      expect(await queries(100)).toBeLessThanOrEqual((await queries(3)) + 3);
    });
  });
