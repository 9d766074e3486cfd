import { instanceOf, regionOf, type Connection } from '@talk-suite/core/connection';
import { t } from '../t.ts';
import type { TextKey } from '../../texts/index.ts';

const listed = (members: object): string =>
  Object.entries(members)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join('\n');

/** Names and values of what a connection holds; those without content are left out. */
const rowsOf = ({ trackingKey, captureHost, scriptUrl, options, track }: Connection) =>
  (
    [
      ['screens.fact.instance', instanceOf(trackingKey)],
      ['screens.fact.region', t(`screens.region.${regionOf(captureHost)}`)],
      ['screens.fact.captureHost', captureHost],
      ['screens.fact.scriptUrl', scriptUrl],
      ['screens.fact.trackingKey', trackingKey],
      ['screens.fact.options', listed(options)],
      ['screens.fact.track', listed(track)],
    ] as [TextKey, string][]
  ).filter(([, value]) => value !== '');

/** What a connection holds. */
export const Facts = ({ connection }: { readonly connection: Connection }) => (
  <s-stack gap="small-200">
    {rowsOf(connection).map(([key, value]) => (
      <s-paragraph key={key}>
        <s-text color="subdued">{t(key)}</s-text> <s-text dir="ltr">{value}</s-text>
      </s-paragraph>
    ))}
  </s-stack>
);

/** The account and region of a connection in one line. */
export const understoodText = ({ trackingKey, captureHost }: Connection): string =>
  t('screens.understood', {
    instance: instanceOf(trackingKey),
    region: t(`screens.region.${regionOf(captureHost)}`),
  });
