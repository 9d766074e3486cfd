import { addressOf, follow } from '../router.ts';
import { t } from '../texts/index.ts';
import { Icon } from './icons.tsx';

interface PageHeadProps {
  readonly title: string;
  readonly intro: string;
  /** What else there is to choose for the whole page. */
  readonly children?: React.ReactNode;
}

/** Over a page that is not the desk: the way back, and what the page is for. */
export const PageHead = ({ title, intro, children }: PageHeadProps) => (
  <header className="page-head">
    <a className="icon-button" href={addressOf('mine')} onClick={follow} aria-label={t('back')}>
      <Icon name="back" />
    </a>
    <div>
      <h1>{title}</h1>
      <p className="muted">{intro}</p>
    </div>
    {children}
  </header>
);
