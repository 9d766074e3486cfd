import type { Settings } from '../settings/schema.ts';
import type { Decision } from '../visibility/decide.ts';

/** The loader's configuration: attribute names and values, in the order in which they are printed. */
export type EmbedAttributes = Readonly<Record<`data-${string}`, string>>;

const json = (value: object): string => JSON.stringify(value);

/**
 * What the loader's tag carries for a decision, or null where no tag is printed: before the site is connected,
 * and on hidden pages whose owner wants nothing of Ortto requested.
 * Where another installation brings the tracking code, the tag only carries the decision.
 */
export const embedAttributes = (settings: Settings, { talk, because }: Decision): EmbedAttributes | null => {
  const { connection, installation, loading, visibility } = settings;
  const hidden = talk === 'hide';
  const decision = { ...(hidden && { 'data-hide': '' }), 'data-by': because.by };
  if (installation.source === 'other') return { 'data-mode': 'visibility', ...decision };
  if (!connection || (hidden && visibility.whenHidden === 'nothing')) return null;
  return {
    'data-key': connection.trackingKey,
    'data-host': connection.captureHost,
    'data-src': connection.scriptUrl,
    ...decision,
    ...(loading.strategy !== 'async' && { 'data-load': loading.strategy }),
    ...(loading.strategy === 'consent' && { 'data-consent': loading.consentCategory }),
    ...(Object.keys(connection.options).length > 0 && { 'data-options': json(connection.options) }),
    ...(Object.keys(connection.track).length > 0 && { 'data-track': json(connection.track) }),
  };
};

/**
 * Whether the tag may load asynchronously. Not where it must be ahead of another installation's script to
 * hide Talk: there it runs in place.
 */
export const isAsync = (attributes: EmbedAttributes): boolean =>
  !('data-mode' in attributes && 'data-hide' in attributes);
