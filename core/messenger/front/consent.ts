import { renderTemplate } from './kit.ts';
import type { Model } from './model.ts';

/** What the visitor agreed to, as they read it. */
export const consentOf = ({ settings, texts, visitor, form }: Model) => {
  const asked = settings.visitors.consent;
  return asked && form.agreed
    ? { consent: { wording: renderTemplate(texts.consent, visitor), url: asked.url } }
    : {};
};
