import type { SignedIn } from './rest-client.ts';

export const SITE_SCREEN = '/wp-admin/admin.php?page=talk-messenger-site';

/** Sends the form of "Visitors and loader" as a browser does, with these fields ticked or filled in. */
export const sendSiteForm = async (
  as: SignedIn,
  fields: Record<string, string>,
): ReturnType<SignedIn['page']> => {
  const { html } = await as.page(SITE_SCREEN);
  const [form] = /<form [^>]*page=talk-messenger-site".*?<\/form>/s.exec(html)!;
  const nonce = /name="_wpnonce" value="(\w+)"/.exec(form)![1]!;
  const body = new URLSearchParams({ _wpnonce: nonce, ...fields });
  return as.page(SITE_SCREEN, { method: 'POST', body });
};
