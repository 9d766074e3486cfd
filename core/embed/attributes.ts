// Twin in PHP: front/class-embed-attributes.php
import type { Settings } from '../settings/schema.ts';
import type { ResidualDecision } from '../visibility/decision/residual.ts';

/** The loader's configuration: attribute names and values, in the order in which they are printed. */
export type EmbedAttributes = Readonly<Record<`data-${string}`, string>>;

const json = (value: object): string => JSON.stringify(value);

/** What a host leaves to the browser: nothing, what it cannot know, or all (as text, see `visibility/rule-text`). */
type HostDecision = ResidualDecision | { readonly rules: string };

/** The decision, or what the browser needs to take it; `data-stop` has it load nothing where it is to hide. */
const decisionAttributes = (
  decided: HostDecision,
  whenHidden: Settings['visibility']['whenHidden'],
): EmbedAttributes =>
  'decision' in decided
    ? {
        ...(decided.decision.talk === 'hide' && { 'data-hide': '' }),
        'data-by': decided.decision.because.by,
        ...(decided.decision.because.rule !== undefined && { 'data-rule': decided.decision.because.rule }),
      }
    : {
        ...('rules' in decided ? { 'data-rules': decided.rules } : { 'data-pending': decided.pending }),
        ...(whenHidden === 'nothing' && { 'data-stop': '' }),
      };

/**
 * What the loader's tag carries for a decision, or null where no tag is printed: before the site is connected,
 * and on hidden pages whose owner wants nothing of Ortto requested.
 * Where another installation brings the tracking code, the tag only carries the decision.
 * With `data-pending` the tag runs the loader's build `loader-pending`, with `data-rules` its build `loader-rules`.
 */
export const embedAttributes = (settings: Settings, decided: HostDecision): EmbedAttributes | null => {
  const { connection, installation, loading, visibility } = settings;
  if (installation.source === 'other')
    return { 'data-mode': 'visibility', ...decisionAttributes(decided, 'track') };
  const hidden = 'decision' in decided && decided.decision.talk === 'hide';
  if (!connection || (hidden && visibility.whenHidden === 'nothing')) return null;
  return {
    'data-key': connection.trackingKey,
    'data-host': connection.captureHost,
    'data-src': connection.scriptUrl,
    ...decisionAttributes(decided, visibility.whenHidden),
    ...(loading.strategy !== 'async' && { 'data-load': loading.strategy }),
    ...(loading.strategy === 'consent' && { 'data-consent': loading.consentCategory }),
    ...(Object.keys(connection.options).length > 0 && { 'data-options': json(connection.options) }),
    ...(Object.keys(connection.track).length > 0 && { 'data-track': json(connection.track) }),
  };
};

/**
 * Whether the tag may load asynchronously. Not where it must be ahead of another installation's script to
 * hide Talk, or may have to: there it runs in place.
 */
export const isAsync = (attributes: EmbedAttributes): boolean =>
  !(
    'data-mode' in attributes &&
    ['data-hide', 'data-pending', 'data-rules'].some((name) => name in attributes)
  );
