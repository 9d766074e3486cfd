import { nameOf } from '@talk-suite/core/connection';
import type { FindingInWords } from '@talk-suite/core/findings';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { messageOf, t } from '../../page/t.ts';
import { FieldErrors } from '../fields/field-error.tsx';
import { Outcome } from '../notices/outcome.tsx';
import { useScreen } from '../screen-context.ts';
import type { Connection } from '../state/document.ts';
import { Facts } from './facts.tsx';
import { RegionQuestion } from './region-question.tsx';
import { ScriptTestButton } from './script-test-button.tsx';

interface Props {
  readonly connection: Connection;
  /** Whether it is what is stored. */
  readonly saved: boolean;
  readonly errors: readonly FindingInWords[];
  readonly onReplace: () => void;
  readonly onDisconnect: () => void;
  readonly onRegion: (region: Connection['dataRegion']) => void;
}

/** That it is connected, and as good as what was seen of it on the site. */
const Connected = ({ connection, saved }: Pick<Props, 'connection' | 'saved'>) => {
  const { live } = useScreen();
  const seen = saved ? live : null;
  return (
    <Outcome kind={saved ? (live?.tone ?? 'neutral') : 'note'}>
      <strong>
        {t(saved ? 'screens.connected' : 'screens.connected.unsaved', { instance: nameOf(connection) })}
      </strong>
      {seen?.kind === 'blocked' && <div>{messageOf(seen.phrase)}</div>}
    </Outcome>
  );
};

/** What is connected, and what can be done about it. */
export const Summary = ({ connection, saved, errors, onReplace, onDisconnect, onRegion }: Props) => (
  <div className="talk-summary">
    <div className="talk-summary__head">
      <Connected connection={connection} saved={saved} />
      <div className="talk-actions">
        <Button __next40pxDefaultSize variant="secondary" onClick={onReplace}>
          {t('screens.replace.button')}
        </Button>
        <Button __next40pxDefaultSize variant="tertiary" isDestructive onClick={onDisconnect}>
          {t('screens.disconnect.button')}
        </Button>
      </div>
    </div>
    <Facts connection={connection} />
    <FieldErrors errors={errors} />
    <RegionQuestion connection={connection} errors={[]} onChange={onRegion} />
    <ScriptTestButton scriptUrl={connection.scriptUrl} />
  </div>
);
