import { DropdownMenu } from '@wordpress/components';
import * as React from 'react';
import { useRef } from 'react';
import { t } from '../../page/t.ts';

interface Props {
  readonly onExport: () => void;
  readonly onFile: (file: File) => void;
  readonly onReset: () => void;
}

const ICON = (
  <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
    <path d="M13 19h-2v-2h2v2zm0-6h-2v-2h2v2zm0-6h-2V5h2v2z" />
  </svg>
);

/** What concerns all settings: to a file, from one, and back to those of a new site. */
export const TransferMenu = ({ onExport, onFile, onReset }: Props) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <DropdownMenu
        icon={ICON}
        label={t('screens.transfer.label')}
        controls={[
          { title: t('screens.export.button'), onClick: onExport },
          { title: t('screens.import.button'), onClick: () => input.current?.click() },
          { title: t('screens.reset.all'), onClick: onReset },
        ]}
      />
      <input
        ref={input}
        type="file"
        hidden
        className="talk-import"
        accept="application/json,.json"
        aria-label={t('screens.import.button')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // The same file can be chosen again.
          currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
};
