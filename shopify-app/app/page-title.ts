import type { MetaDescriptor } from 'react-router';
import type { TextKey } from '../texts/index.ts';
import { t } from './t.ts';

/** The `meta` of a screen: its title, which screen readers say first. */
export const pageTitle = (screen: TextKey) => (): MetaDescriptor[] => [
  { title: `${t(screen)} – ${t('shopify.title')}` },
];
