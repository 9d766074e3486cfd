import { nameOf, type Connection } from '@talk-suite/core/connection';
import { ownHosts } from '../../app-data/doubts.ts';
import { t } from '../t.ts';
import { Facts } from './facts.tsx';
import { RegionQuestion } from './region-question.tsx';

interface Props {
  readonly connection: Connection;
  /** Whether it is what is stored. */
  readonly saved: boolean;
  /** Where the theme's embed is set. */
  readonly embed: string;
  readonly onReplace: () => void;
  readonly onDisconnect: () => void;
  readonly onRegion: (region: Connection['dataRegion']) => void;
}

/** What is connected, and what can be done about it. */
export const Summary = ({ connection, saved, embed, onReplace, onDisconnect, onRegion }: Props) => (
  <s-stack gap="base">
    <s-banner
      // Whether it is any good is said on Home, of what was seen there.
      tone="info"
      heading={t(saved ? 'screens.connected' : 'screens.connected.unsaved', {
        instance: nameOf(connection),
      })}
    >
      <Facts connection={connection} />
    </s-banner>
    {ownHosts(connection).length > 0 && (
      <s-banner tone="info" heading={t('shopify.hosts.embed')}>
        <s-paragraph>{t('shopify.hosts.embed.help', { hosts: ownHosts(connection).join(' ') })}</s-paragraph>
        <s-button slot="secondary-actions" href={embed} target="_blank">
          {t('shopify.home.embed.button')}
        </s-button>
      </s-banner>
    )}
    <RegionQuestion connection={connection} onRegion={onRegion} />
    <s-stack direction="inline" gap="base">
      <s-button onClick={onReplace}>{t('screens.replace.button')}</s-button>
      <s-button tone="critical" onClick={onDisconnect}>
        {t('screens.disconnect.button')}
      </s-button>
    </s-stack>
  </s-stack>
);
