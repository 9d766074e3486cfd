import type { Rule } from '@talk-suite/core/visibility';
import type { Page } from 'playwright-core';
import { PAGES_TAB, ruled } from '../rules-tab.ts';
import type { Owner } from '../settings-screen.ts';

/** The Pages tab of a site with an article in a category and 25 pages. */
export interface PagesTab {
  readonly owner: Owner;
  /** Opens the tab of a site with these rules. */
  open(rules?: readonly Rule[], address?: string): Promise<Page>;
  storedRules(): Promise<readonly Rule[]>;
  /** Whether a guest gets Talk at an address. */
  talkAt(path: string): Promise<boolean>;
}

export const pagesTabOf = async (owner: Owner): Promise<PagesTab> => {
  await owner.stack.runPhp(
    `$news = wp_insert_term( 'Company news', 'category', array( 'slug' => 'news' ) );
    wp_insert_post( array( 'post_title' => 'Opening hours', 'post_name' => 'opening', 'post_status' => 'publish', 'post_type' => 'post', 'post_category' => array( $news['term_id'] ) ) );
    for ( $n = 1; $n <= 25; $n++ ) {
      wp_insert_post( array( 'post_title' => "Leaflet $n", 'post_name' => "leaflet-$n", 'post_status' => 'publish', 'post_type' => 'page' ) );
    }`,
    { user: 'admin' },
  );
  return {
    owner,
    open: async (rules = [], address = PAGES_TAB) => {
      await owner.store(ruled(rules));
      return owner.open(address);
    },
    storedRules: async () => (await owner.stored()).settings.visibility.rules,
    talkAt: async (path) =>
      (await (await fetch(owner.stack.url + path)).text()).includes('talk-messenger-js'),
  };
};
