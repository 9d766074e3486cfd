import type { SignedIn } from '../e2e/site/rest-client.ts';

/** Switches a plugin on or off by the link in the list of plugins, as people do. */
export const press = async (
  admin: SignedIn,
  action: 'activate' | 'deactivate',
  plugin: string,
): Promise<void> => {
  const { html } = await admin.page('/wp-admin/plugins.php');
  const links = [...html.matchAll(/href="(plugins\.php\?action=[^"]+)"/g)].map(([, link]) =>
    link!.replaceAll('&amp;', '&').replaceAll('&#038;', '&'),
  );
  const link = links.find((one) => {
    const query = new URL(one, 'http://x').searchParams;
    return query.get('action') === action && query.get('plugin') === plugin;
  });
  if (link === undefined) throw new Error(`There is no link to ${action} ${plugin}.`);
  await admin.page(`/wp-admin/${link}`, { redirect: 'manual' });
};
