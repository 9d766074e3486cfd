import type { Connection } from '@talk-suite/core/connection';
import { factsOf } from '@talk-suite/core/screens';
import { t } from '../t.ts';

/** What a connection holds. */
export const Facts = ({ connection }: { readonly connection: Connection }) => (
  <s-stack gap="small-200">
    {factsOf(connection, t).map(({ key, value, code }) => (
      <s-paragraph key={key}>
        <s-text color="subdued">{t(key)}</s-text> <s-text {...(code && { dir: 'ltr' })}>{value}</s-text>
      </s-paragraph>
    ))}
  </s-stack>
);
