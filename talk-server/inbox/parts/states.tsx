import { problemText } from '../data/problems.ts';
import { t } from '../texts/index.ts';
import { Icon, type IconName } from './icons.tsx';

/** Lines in the place of what is loaded. */
export const Loading = ({ lines = 6 }: { readonly lines?: number }) => (
  <div className="loading" role="status">
    <span className="unseen">{t('loading')}</span>
    {Array.from({ length: lines }, (_, line) => (
      <div key={line} className="ghost" aria-hidden="true" />
    ))}
  </div>
);

interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  readonly next: string;
  readonly children?: React.ReactNode;
}

/** Nothing is here: why, and what to do next. */
export const Empty = ({ icon, title, next, children }: EmptyProps) => (
  <div className="empty">
    <Icon name={icon} />
    <p className="empty-title">{title}</p>
    <p>{next}</p>
    {children}
  </div>
);

/** What went wrong while something was read, with a way to try again. */
export const Failed = ({ error, again }: { readonly error: unknown; readonly again: () => void }) => (
  <div className="empty" role="alert">
    <Icon name="warning" />
    <p>{problemText(error)}</p>
    <button type="button" className="button" onClick={again}>
      {t('retry')}
    </button>
  </div>
);
