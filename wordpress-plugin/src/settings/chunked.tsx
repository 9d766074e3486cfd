import { Notice } from '@wordpress/components';
import * as React from 'react';
import { type ReactNode, useEffect, useRef } from 'react';
import { t } from '../page/t.ts';
import type { Chunk } from './use-chunk.ts';

interface Props<Part> {
  readonly chunk: Chunk<Part>;
  /** Stands there until then. */
  readonly shape: ReactNode;
  readonly children: (part: Part) => ReactNode;
  /** The part is there, and drawn. */
  readonly onShown?: (() => void) | undefined;
}

/** A part of the screen that is loaded when it is first shown, and a way on where that fails. */
export const Chunked = <Part,>({ chunk: { part, failed, load }, shape, children, onShown }: Props<Part>) => {
  const root = useRef<HTMLDivElement>(null);
  useEffect(load, [load]);
  useEffect(() => {
    if (part) onShown?.();
    // oxlint-disable-next-line react/exhaustive-deps -- Called once, for the part.
  }, [part]);
  return (
    // The button that tries again vanishes: it hands the focus on to what takes its place.
    <div className="talk-part" tabIndex={-1} ref={root}>
      {part ? (
        children(part)
      ) : failed ? (
        <Notice
          status="error"
          isDismissible={false}
          actions={[
            {
              label: t('screens.load.retry'),
              variant: 'secondary',
              onClick: () => {
                root.current?.focus();
                load();
              },
            },
          ]}
        >
          {t('wordpress.part.failed')}
        </Notice>
      ) : (
        <>
          <p className="screen-reader-text" role="status">
            {t('wordpress.part.loading')}
          </p>
          {shape}
        </>
      )}
    </div>
  );
};
