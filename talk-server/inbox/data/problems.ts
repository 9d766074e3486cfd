import { t } from '../texts/index.ts';
import { ApiError } from './api.ts';

/** What went wrong in words, with what to do next. */
export const problemText = (error: unknown): string => {
  if (!(error instanceof ApiError)) return t('problemUnavailable');
  switch (error.problem) {
    case 'offline':
      return t('problemOffline');
    case 'forbidden':
      return t('problemForbidden');
    case 'notFound':
      return t('problemNotFound');
    case 'tooMany':
      return t('problemTooMany', { count: Math.max(1, error.retryAfter) });
    case 'closed':
      return t('problemClosed');
    case 'blocked':
      return t('problemBlocked');
    case 'unavailable':
      return t('problemUnavailable');
    default:
      return t('problemInvalid');
  }
};
