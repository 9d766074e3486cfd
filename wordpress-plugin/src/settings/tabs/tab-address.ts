const NAME = 'tab';

/** The tab that an address asks for; the first one where it asks for none that is there. */
export const tabIn = <Id extends string>(search: string, tabs: readonly [Id, ...Id[]]): Id => {
  const asked = new URLSearchParams(search).get(NAME);
  return tabs.find((tab) => tab === asked) ?? tabs[0];
};

/** The address of the same screen with another tab; what led to a place inside the old one is gone. */
export const addressOfTab = (href: string, tab: string): string => {
  const url = new URL(href);
  url.searchParams.set(NAME, tab);
  url.searchParams.delete('rule');
  url.hash = '';
  return url.href;
};
