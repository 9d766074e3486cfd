import { Notice } from '@wordpress/components';
import * as React from 'react';
import {
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { t } from '../../page/t.ts';
import { useScreen } from '../screen-context.ts';
import { ErrorBoundary } from './error-boundary.tsx';

const Loading = ({ shape }: { readonly shape: ReactNode }) => (
  <>
    <p className="screen-reader-text" role="status">
      {t('wordpress.part.loading')}
    </p>
    {shape}
  </>
);

const Failed = ({ onRetry }: { readonly onRetry: () => void }) => (
  <Notice
    status="error"
    isDismissible={false}
    actions={[{ label: t('screens.load.retry'), variant: 'secondary', onClick: onRetry }]}
  >
    {t('wordpress.part.failed')}
  </Notice>
);

/** Says once that the part next to it is drawn: a focus that was to go into it waits for that. */
const Shown = () => {
  const { onPartShown } = useScreen();
  // oxlint-disable-next-line react/exhaustive-deps -- Once, for the part.
  useEffect(() => onPartShown(), []);
  return null;
};

interface Props<PartProps extends object> {
  /** Imports the part; the same function each time. */
  readonly load: () => Promise<{ readonly default: ComponentType<PartProps> }>;
  readonly props: PartProps;
  /** Shown until then. */
  readonly shape: ReactNode;
  /** What follows the part. It comes with it: below a shape it would move while somebody points at it. */
  readonly children?: ReactNode;
}

/** A part of the screen whose script is a file of its own, with a way on where that cannot be loaded. */
export const LazyPart = <PartProps extends object>({ load, props, shape, children }: Props<PartProps>) => {
  const root = useRef<HTMLDivElement>(null);
  const [attempt, setAttempt] = useState(0);
  // React keeps a failure: another attempt needs another component.
  // oxlint-disable-next-line react/exhaustive-deps
  const Part = useMemo(() => lazy(load) as unknown as ComponentType<PartProps>, [load, attempt]);
  const retry = (): void => {
    // The button vanishes: it hands the focus on to what takes its place.
    root.current?.focus();
    setAttempt(attempt + 1);
  };
  return (
    <div className="talk-part" tabIndex={-1} ref={root}>
      <ErrorBoundary
        key={attempt}
        fallback={
          <>
            <Failed onRetry={retry} />
            {children}
          </>
        }
      >
        <Suspense fallback={<Loading shape={shape} />}>
          <Part {...props} />
          {children}
          <Shown />
        </Suspense>
      </ErrorBoundary>
    </div>
  );
};
